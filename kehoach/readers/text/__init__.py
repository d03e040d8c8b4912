"""Plain text and Markdown -> blocks: lines become paragraphs again, tabs and pipes tables, stars bold and italic."""
