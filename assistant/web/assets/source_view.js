// Bring the cited sentence into view also where the address carries no fragment.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const cited = document.querySelector(".paper-text mark");
  if (cited && !location.hash) {
    cited.scrollIntoView({ block: "center" });
  }
});
