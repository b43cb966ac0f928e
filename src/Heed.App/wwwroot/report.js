// Gives the frame the height of the edition in it, and opens the edition's links beside the app.
const frame = document.querySelector("iframe.edition");

function fit() {
  const inside = frame.contentDocument;
  if (!inside?.body) return;
  frame.style.height = `${inside.documentElement.scrollHeight + 2}px`;
  for (const link of inside.links) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
}

frame.addEventListener("load", fit);
addEventListener("resize", fit);
if (frame.contentDocument?.readyState === "complete") fit();
