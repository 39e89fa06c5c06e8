// A photograph of a badge, made small enough for a weak network; the portal reads it.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const LONGEST_SIDE = 1280;

  // The file itself where this browser cannot draw it.
  async function pictureOf(file) {
    try {
      const whole = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(whole.width * scale);
      canvas.height = Math.round(whole.height * scale);
      canvas.getContext("2d").drawImage(whole, 0, 0, canvas.width, canvas.height);
      whole.close();
      return (await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8))) ?? file;
    } catch {
      return file;
    }
  }

  kikaoDesk.pictureOf = pictureOf;
})();
