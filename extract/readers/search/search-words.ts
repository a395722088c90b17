/**
 * Words by which reports tell how they searched, folded, in the seven languages (en, sl, nl, fr, fi, it, es) and in
 * German, which Belgian and Italian reports use too: each row is one thing said.
 */
export const SEARCH_CUES = {
  method:
    /\bprisma\b|\b(?:systematic|scoping|literature|rapid|narrative|integrative) (?:literature )?review|sistematicn\w+ pregled|pregled literature|literatuur(?:onderzoek|studie|review)|revue (?:systematique|de (?:la )?litterature)|kirjallisuuskatsau|literaturrecherche|systematische \w*(?:ubersicht|recherche)|rassegna|revisione (?:sistematica|della letteratura)|revision (?:sistematica|bibliografica|de la literatura)/u,
  database:
    /\bdatabases?\b|\bcatalogu?es?\b|\bsearch engines?\b|podatkovn\w+ (?:baz|zbirk)\w*|\bbaz[aeiou]h?\b|\bkatalog\w*|databank\w*|\bbases? de donnees\b|\bmoteurs? de recherche\b|datenbank\w*|tietokan\w+|hakukone\w*|\bbanc(?:a|he) dati\b|\bbase(?: di)? dati\b|\bmotor[ei] di ricerca\b|\bbases? de datos\b|\bbuscador\w*/u,
  terms:
    /\b(?:search(?:ing)?|following|key) ?(?:terms?|words?|strings?|phrases?|quer(?:y|ies))\b|\bkeywords?\b|iskaln\w+ (?:niz|besed|pojm|izraz)\w*|kljucn\w+ besed\w*|suchbegriff\w*|suchwort\w*|schlagwort\w*|\bstringa di ricerca\b|\bcadena de busqueda\b|\bchaine de recherche\b|zoek(?:term|woord|opdracht|string)\w*|trefwoord\w*|sleutelwoord\w*|mots?[- ]cles?|termes? (?:de recherche|suivants)|hakusan\w*|hakutermi\w*|avainsan\w*|haku(?:lausek|ehto)\w*|parole[- ]chiave|termini (?:di ricerca|seguenti)|seguenti termini|palabras? clave|terminos? de busqueda|siguientes terminos/u,
  inclusion:
    /\binclu(?:ded?|sion|ding)\b|\beligib|\bvkljuc\w+|\bopgenomen\b|\bgeincludeerd\w*|\binclusie\w*|\binclus\w*|\bretenu\w*|\bsisallyt\w*|\bmukaan\s?otet\w*|mukaanotto\w*|valittiin|\binclus[eiao]\b|\bincluid[oa]s?\b|\bincluy\w+|\binclusion\b|\beingeschlossen\w*|\bberucksichtigt\w*/u,
  exclusion:
    /\bexclu(?:ded?|sion|ding)\b|\bizkljuc\w+|\buitgesloten\b|\bgeexcludeerd\w*|\bexclusie\w*|\bexclu\w*|\becarte\w*|\bpoissul\w*|\bausgeschlossen\w*|\bsuljettiin\b|\bpoisjat\w*|\brajattiin pois|\besclus[eiao]\b|\besclusione\b|\bexcluid[oa]s?\b|\bexcluy\w+/u,
  duplicates:
    /\bduplicat\w*|\bdvojnik\w*|\bpodvojen\w*|\bduplikat\w*|\bdubbel\w*|\bdoublons?\b|\bkaksoiskappale\w*|\bduplikaat\w*|\bdoppion\w*|\bduplicad\w*/u,
  search:
    /\bsearch(?:ed|es|ing)?\b|\biska(?:nje|li|nja|lno)\b|\bgezocht\b|\bzoek\w+|\brecherche (?:documentaire|bibliographique)|\bdurchsucht\w*|\bliteratursuche\b|\bhaku\b|\bhaettiin\b|\btiedonhaku\w*|\bricerca (?:bibliografica|documentale)|\bbusqueda\w*/u,
  grey: /\bgr[ea]y (?:field|literature|lit)|\bsiv\w+ literatur\w*|\bgrijze literatuur|\blitterature grise|\bharmaa\w* (?:kirjallisuu|kirjallisuutta)\w*|\bletteratura grigia|\bliteratura gris|\badditional (?:search|research|sources)|\bother sources\b|\bhand ?search\w*|\bdodatn\w+ (?:iskanj|raziskav|vir)\w*|\bandere bronnen|\bautres sources|\bmuut? lahte\w*|\baltre fonti|\botras fuentes/u,
  limit:
    /\btime[- ]limit\w*|\b(?:was|were) (?:time-?)?(?:limited|restricted)|\blimited to\b|\brestricted to\b|\bpublished (?:between|from|since|after|in|during)|\bcovering\b|\bappear(?:ed|ing)?\b|\bfrom the period\b|\bparue?s?\b|\buscit[eio]\b|\baparecid\w+|\bilmestyn\w+|\bverschenen\b|\buit de periode\b|\bizsl[aeio]\b|\bpublication (?:date|year|period)|\bdate (?:limit|range)|\bcasovno omejen\w*|\bomejen\w* na\b|\bobjavljen\w* (?:med|od|v)\b|\bbeperkt tot\b|\bgepubliceerd (?:tussen|vanaf|sinds|na)|\blimitee?s? (?:a|aux)\b|\bpublie\w* (?:entre|depuis|apres)|\brajat\w*|\bjulkaist\w*|\blimitat\w+|\bpubblicat\w+ (?:tra|dal|dopo|negli)|\blimit(?:ada|ado|o)s?\b|\bpublicad\w+ (?:entre|desde|a partir)/u,
  conducted:
    /\b(?:conducted|carried out|performed|undertaken|took place|searched|queried|run|completed|done)\b|\b(?:durchsucht|durchgefuhrt|erfolgte)\b|\b(?:interroge|consulte|raadpleegde|doorzocht|voerde)\w*|\bconsulta[dt]\w+|\bpregledali\b|\b(?:izveden|opravljen|potekal|izvedli|opravili)\w*|\b(?:uitgevoerd|verricht|plaatsgevonden|gezocht)\b|\b(?:effectue|realise|mene|conduite?)\w*|\b(?:tehtiin|toteutettiin|suoritettiin|haettiin)\b|\b(?:condott|svolt|effettuat|realizzat|eseguit)\w+|\b(?:realiz|llev)(?:o|ada|ado|aron|ose)\b/u,
} as const;
export type SearchCue = keyof typeof SEARCH_CUES;

/** The seven languages and their neighbours as reports name them, folded, with the English name. */
export const LANGUAGE_NAMES: readonly (readonly [string, RegExp])[] = [
  [
    'Slovenian',
    /\b(?:slovenian|slovene|slovenscin\w*|slovensk(?:em|i|ega|o) jezik\w*|slovensk(?:em|ega)(?=,? (?:in|ali|ter) \w+sk(?:em|ega) jezik)|sloveens|slovene|sloveeni\w*|sloveno|esloveno)\b/u,
  ],
  [
    'English',
    /\b(?:english|anglescin\w*|anglesk(?:em|i|ega|o)(?: jezik\w*)?|engels(?:e|talig\w*)?|anglais\w*|englan(?:ti|nin|niksi)\w*|inglese|ingles)\b/u,
  ],
  [
    'Dutch',
    /\b(?:dutch|flemish|nizozemsc\w*|nizozemsk\w*|nederlands(?:e|talig\w*)?|neerlandais\w*|hollan(?:ti|nin|niksi)\w*|olandese|neerlandes|holandes)\b/u,
  ],
  [
    'French',
    /\b(?:french|francosc\w*|francosk\w*|frans(?:e|talig\w*)?|francais\w*|ranska\w*|francese|frances)\b/u,
  ],
  [
    'Finnish',
    /\b(?:finnish|finsc\w*|finsk\w*|fins(?:e|talig\w*)?|finnois\w*|suome(?:a|n|ksi|nkieli\w*)|finlandese|fines)\b/u,
  ],
  ['Swedish', /\b(?:swedish|svedsc\w*|zweeds|suedois\w*|ruotsi\w*|svedese|sueco)\b/u],
  [
    'Italian',
    /\b(?:italian|italijansc\w*|italijansk\w*|italiaans(?:e|talig\w*)?|italien(?:ne)?s?|italia(?:a|n|ksi)|italiano|italiana)\b/u,
  ],
  [
    'Spanish',
    /\b(?:spanish|spansc\w*|spansk\w*|spaans(?:e|talig\w*)?|espagnol\w*|espanja\w*|spagnolo|espanol|castellano)\b/u,
  ],
  ['German', /\b(?:german|nemsc\w*|nemsk\w*|duits(?:e|talig\w*)?|allemand\w*|saksa\w*|tedesco|aleman)\b/u],
  ['Croatian', /\b(?:croatian|hrvasc\w*|hrvask\w*|kroatisch|croate|kroaati\w*|kroatia\w*|croato|croata)\b/u],
  ['Portuguese', /\b(?:portuguese|portugalsc\w*|portugees|portugais|portugali\w*|portoghese|portugues)\b/u],
  ['Catalan', /\b(?:catalan|katalonsc\w*|catalaans|katalaani\w*|catalano)\b/u],
];

/** Databases, catalogues and search engines by name, as they are written. */
export const DATABASE_NAMES =
  /\b(?:COBIB(?:\.SI)?|COBISS(?:\+|\.SI)?|dLib(?:\.si)?|SICRIS|Scopus|Web of Science|WoS|PubMed|MEDLINE|Google (?:Scholar|Učenjak|Académico)|Google Books|Google|Bing|ERIC|PsycINFO|PsycArticles|EBSCO(?:host)?|ProQuest|JSTOR|SSRN|CINAHL|Embase|Cochrane(?: Library)?|Campbell Collaboration|Sociological Abstracts|Social (?:Services|Sciences?) (?:Abstracts|Citation Index)|Criminal Justice Abstracts|HeinOnline|LexisNexis|Westlaw|ScienceDirect|SpringerLink|Taylor (?:&|and) Francis(?: Online)?|Wiley Online Library|SAGE Journals|ResearchGate|Academia\.edu|DOAJ|WorldCat|OpenGrey|OpenAlex|Semantic Scholar|Dimensions|BASE|IBSS|Limo|Lirias|UniCat|LIBIS|NARCIS|Jura|Jurisquare|Finna|Melinda|Arto|Julkari|Theseus|Doria|Helda|Edilex|HAL|Cairn(?:\.info)?|Persée|Isidore|Sudoc|theses\.fr|OPAC(?: SBN)?|IRIS|Torrossa|DoGi|Rivisteweb|ACNP|Dialnet|SciELO|Redalyc|Latindex|CSIC|TESEO|Teseo|Recolecta|Biblioteca Nacional|CORE|Hrčak|SpringerNature|Ovid|IngentaConnect|CORDIS|Kidrič)\b/gu;
