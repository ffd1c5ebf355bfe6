// On a phone what narrows a list down is folded up, so that the list itself is seen first. Without it all is open.
if (matchMedia("(max-width: 46rem)").matches) {
  for (const fold of document.querySelectorAll("details.kb-fold[open]")) fold.open = false;
}
