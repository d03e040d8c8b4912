// The changes that wait to be saved: one request at a time, nothing typed is ever lost.
import { hoi } from "./chung.js";

const AGAIN = 2000; // milliseconds until a server that does not answer is asked again

/** A queue of operations for the plan at `url`. It tells what happens through `nghe`: saving(n), saved(data), refused(ops, error),
 *  offline(n), conflict(ops). */
export class HangDoi {
  constructor(url, ma, phien, nghe) {
    Object.assign(this, { url, phien, nghe, cho: [], dang: null, dung: false, mat: false, ten: `kehoach.cho.${ma}` });
    this.nhoLai();
  }

  /** What an earlier page could not send any more. */
  nhoLai() {
    let kept = [];
    try { kept = JSON.parse(localStorage.getItem(this.ten) ?? "[]"); } catch { kept = []; }
    if (Array.isArray(kept)) this.cho = kept;
  }

  giu() {
    const all = [...(this.dang ?? []), ...this.cho];
    try { if (all.length) localStorage.setItem(this.ten, JSON.stringify(all)); else localStorage.removeItem(this.ten); } catch { /* private window: kept in the page alone */ }
  }

  get ban() { return this.dang !== null || this.cho.length > 0; }

  /** Put an operation at the end; a new value of the same field takes the place of the one that waits. */
  them(viec) {
    const same = (one) => one.viec === viec.viec && one.nut === viec.nut && ((viec.viec === "dat" && one.truong === viec.truong)
      || (viec.viec === "bang" && viec.lam === "o" && one.lam === "o" && one.hang === viec.hang && one.cot === viec.cot));
    const last = this.cho.length - 1;
    if (last >= 0 && same(this.cho[last])) this.cho[last] = viec; else this.cho.push(viec);
    this.giu();
  }

  /** Send what waits, now. Resolves when nothing waits any more or cannot be sent. */
  async gui() {
    if (this.dung) { if (this.mat && this.cho.length) this.nghe.offline(this.cho.length); return; }
    while (this.cho.length && !this.dang && !this.dung) {
      this.dang = this.cho;
      this.cho = [];
      await this.mot(this.dang);
    }
  }

  async mot(ops) {
    this.nghe.saving(ops.length);
    try {
      const data = await hoi(`${this.url}/sua`, { phien: this.phien, viec: ops });
      this.phien = data.phien;
      this.dang = null;
      this.giu();
      this.nghe.saved(data, ops);
    } catch (error) {
      this.dang = null;
      if (error.status === 0 || error.status >= 500 || error.status === 429) {
        this.cho = [...ops, ...this.cho];
        this.giu();
        this.dung = this.mat = true;
        this.nghe.offline(this.cho.length, error);
        setTimeout(() => { this.dung = this.mat = false; this.gui(); }, AGAIN);
      } else if (error.status === 409) {
        this.cho = [...ops, ...this.cho];
        this.giu();
        this.dung = true;
        this.nghe.conflict(this.cho);
      } else if (ops.length > 1) { // one of them is at fault: each by itself
        for (const each of ops) { this.dang = [each]; await this.mot([each]); if (this.dung) { const rest = ops.slice(ops.indexOf(each) + 1); this.cho = [...this.cho, ...rest]; this.giu(); return; } }
      } else {
        this.giu();
        this.nghe.refused(ops[0], error);
      }
    }
  }

  /** After a conflict: go on from the version `phien` with what waits, or without it. */
  tiep(phien, bo) {
    this.phien = phien;
    if (bo) this.cho = [];
    this.dung = false;
    this.giu();
    return this.gui();
  }
}
