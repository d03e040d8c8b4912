# Hai lệnh là đủ: make demo (chạy thử trên năm ví dụ), make test (toàn bộ kiểm thử).
# Two commands do everything on a fresh machine with Python 3.11 and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo serve test lint fuzz bench yardstick screenshots templates schemas clean help

help: ## in các lệnh của Makefile
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/run: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: $(VENV)/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

demo: $(VENV)/run ## soạn và xuất cả năm ví dụ vào thư mục out/
	@$(BIN)/python examples/demo.py out

serve: $(VENV)/run ## mở trang làm việc trong trình duyệt
	@$(BIN)/python -m kehoach serve

lint: $(VENV)/dev ## kiểm tra kiểu viết, kiểu dữ liệu và chiều import
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint ## toàn bộ kiểm thử
	@$(BIN)/python -m pytest -n 2

FUZZ ?= 2000

fuzz: $(VENV)/dev ## thử đọc thật nhiều tệp bị làm hỏng và tệp phá hoại cỡ lớn nhất (FUZZ=số lần mỗi loại)
	@KEHOACH_FUZZ=$(FUZZ) $(BIN)/python -m pytest -n 2 tests/readers/test_fuzz.py tests/readers/test_hostile.py

bench: $(VENV)/dev ## đo tốc độ, in tỷ lệ so với docxtpl, click, python-docx, mammoth trong cùng một lần chạy
	@$(BIN)/python tests/bench.py

yardstick: $(VENV)/dev ## gieo lỗi vào kế hoạch sạch, đo bộ kiểm tra tìm được bao nhiêu, báo nhầm bao nhiêu; viết lại do-tin-cay.md
	@$(BIN)/python tests/yardstick/do.py ghi

ANH ?= out/anh

screenshots: $(VENV)/dev ## chụp từng bước của trang ở cỡ 1366x768 (ANH=thư mục)
	@KEHOACH_CHUP=$(abspath $(ANH)) $(BIN)/python -m pytest -n 2 tests/web -k "trinh_duyet or browser or keyboard or first_page"
	@echo "Ảnh nằm trong $(ANH)"

templates: $(VENV)/dev ## dựng lại mẫu Word
	@$(BIN)/python templates/docx/build.py

schemas: $(VENV)/dev ## viết lại các lược đồ JSON và bảng số liệu danh mục
	@$(BIN)/python -m kehoach schema -o examples/ke-hoach.schema.json --ghi-de
	@$(BIN)/python catalogs/schema/build.py
	@$(BIN)/python catalogs/counts.py

clean: ## xóa những gì sinh ra
	rm -rf $(VENV) out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
