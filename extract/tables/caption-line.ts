/** How captions of tables and figures begin, in the languages of European reports. */
export const CAPTION_LINE =
  /^(?:tab(?:le|lo|ela|el|elle|ella|la|leau|ulka|ulukko|ell|\.)?|taulukko|tabelul|preglednica|πίνακας|figure|fig\.|slika|figuur|figura|kuva|kuvio|abbildung|abb\.|graf(?:ikon)?|chart|exhibit|box)\s*[a-z]?\s*\.?\s*\d+/iu;
