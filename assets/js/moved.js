// Sends whoever follows an old address on, to the same place on the new page. Without scripts the page itself does, and
// leads to its beginning.

const target = document.querySelector("main a");
location.replace(target.href + location.hash);
