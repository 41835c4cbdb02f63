"use strict";
// Buttons for passkeys appear only where the browser has them, and a failure is said in words.
(() => {
  if (!window.PublicKeyCredential) return;
  for (const element of document.querySelectorAll("[data-passkey]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-no-passkey]")) element.hidden = true;

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const words = event.detail.exception?.name === "NotAllowedError"
      ? "No passkey was used. Try again, or sign in another way."
      : "This passkey could not be used. Try again, or sign in another way.";
    const banner = document.createElement("div");
    banner.className = "banner banner-bad";
    const text = document.createElement("div");
    text.className = "banner-words";
    text.append(Object.assign(document.createElement("p"), { textContent: words }));
    banner.append(text);
    document.getElementById("messages").replaceChildren(banner);
    document.getElementById("say").textContent = words;
  });
})();
