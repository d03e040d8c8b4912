"""The rules that all previews share: nothing of the page around shines through, and a line takes no room of its own."""

from typing import Final

RULES: Final = """\
.kh-xem-truoc .kh-phan,.kh-xem-truoc .kh-than,.kh-xem-truoc .kh-le{all:initial;display:flow-root;color:#000;
font-family:"Times New Roman","Liberation Serif",serif;text-rendering:geometricPrecision;font-kerning:none;
font-variant-ligatures:none;white-space:pre-wrap;text-size-adjust:none;print-color-adjust:exact;overflow-wrap:break-word;tab-size:36pt}
.kh-xem-truoc p,.kh-xem-truoc table,.kh-xem-truoc thead,.kh-xem-truoc tbody,.kh-xem-truoc tr,.kh-xem-truoc td,
.kh-xem-truoc colgroup,.kh-xem-truoc col,.kh-xem-truoc p span{all:unset}
.kh-xem-truoc p{display:block;position:relative;min-height:1pt;widows:2;orphans:2}
.kh-xem-truoc p::before{content:"";position:absolute;inset:0;pointer-events:none;display:var(--kh-vien,none);
border-top:var(--kh-vt);border-right:var(--kh-vp);
border-bottom:var(--kh-vd);border-left:var(--kh-vr)}
.kh-xem-truoc .kh-than>p:first-child{margin-top:0!important}
.kh-xem-truoc p.kh-tiep{text-indent:0!important;margin-top:0!important}
.kh-xem-truoc p.kh-do{margin-bottom:0!important}
.kh-xem-truoc p.kh-deu{text-align-last:justify}
.kh-xem-truoc p span{background-color:var(--kh-nen,transparent)}
.kh-xem-truoc .kh-tab{display:inline-block;min-width:36pt;white-space:pre;text-indent:0}
.kh-xem-truoc table{display:table;table-layout:fixed;border-collapse:separate;border-spacing:0}
.kh-xem-truoc thead{display:table-header-group}
.kh-xem-truoc tbody{display:table-row-group}
.kh-xem-truoc colgroup{display:table-column-group}
.kh-xem-truoc col{display:table-column}
.kh-xem-truoc tr{display:table-row}
.kh-xem-truoc td{display:table-cell;position:relative;vertical-align:top;
--kh-vt:var(--kh-ngang);--kh-vd:none;--kh-vr:var(--kh-doc);--kh-vp:none}
.kh-xem-truoc td[rowspan]{--kh-vd:var(--kh-ngang)}
.kh-xem-truoc tr:first-child>td{--kh-vt:var(--kh-mt)}
.kh-xem-truoc tr:last-child>td{--kh-vd:var(--kh-md)}
.kh-xem-truoc td:first-child{--kh-vr:var(--kh-mr)}
.kh-xem-truoc td:last-child{--kh-vp:var(--kh-mp)}
.kh-xem-truoc td::after{content:"";position:absolute;inset:-.25pt;pointer-events:none;
border-top:var(--kh-vt);border-right:var(--kh-vp);border-bottom:var(--kh-vd);border-left:var(--kh-vr)}
"""
