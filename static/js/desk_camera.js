// Reading badges with the camera, where the browser knows square codes; elsewhere a picture, a scanner or the keyboard.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const LOOK_EVERY = 150;
  const SAME_FOR = 4000;

  class Camera {
    constructor({ video, read }) {
      this.video = video;
      this.read = read;
      this.stream = null;
      this.last = { text: "", at: 0 };
    }

    static async isPossible() {
      if (!("BarcodeDetector" in globalThis) || !navigator.mediaDevices?.getUserMedia) return false;
      try { return (await BarcodeDetector.getSupportedFormats()).includes("qr_code"); } catch { return false; }
    }

    get isOn() { return this.stream !== null; }

    async turnOn() {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      this.video.srcObject = this.stream;
      this.video.hidden = false;
      await this.video.play();
      this.detector = new BarcodeDetector({ formats: ["qr_code"] });
      this.#look();
    }

    turnOff() {
      for (const track of this.stream?.getTracks() ?? []) track.stop();
      this.stream = null;
      this.video.hidden = true;
    }

    async #look() {
      if (!this.isOn) return;
      try {
        const [found] = await this.detector.detect(this.video);
        if (found && !this.#isSame(found.rawValue)) await this.read(found.rawValue);
      } catch { /* a picture that is not ready: the next one */ }
      setTimeout(() => this.#look(), LOOK_EVERY);
    }

    // A badge held before the camera is read once.
    #isSame(text) {
      const isSame = text === this.last.text && Date.now() - this.last.at < SAME_FOR;
      this.last = { text, at: Date.now() };
      return isSame;
    }
  }

  kikaoDesk.Camera = Camera;
})();
