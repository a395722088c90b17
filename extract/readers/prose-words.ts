/**
 * The words by which running text tells of projects, in the seven languages. Every pattern is for use in a larger one;
 * words end where letters do (`END`), since `\b` knows no letters with diacritics.
 */
export const BEGIN = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';

/** Nouns whose bearer is a project. */
export const PROJECT_NOUN =
  'projects?|projekt(?:a|u|om|i|e|ov|ih|oma|et|ets|s|es|em|y|ten?)?|projekcie|projetos?|proiect(?:ul|ului)?|projecten|projets?|hanke|hanketta|hankkee(?:n|ssa|sta|seen|lla|lle|lta|na|ksi)|projekti(?:n|ssa|a|sta|in|lla|lle|lta)?|progett[oi]|proyectos?';
/** Nouns that name other undertakings as often: with a name of its own and somebody who pays or does it, it counts. */
export const LOOSE_NOUN =
  'initiatives?|campaigns?|program(?:me)?s?|modules?|pilots?|pobud(?:a|e|o|i)|kampanj(?:a|e|o|i)|program(?:a|u|om|i)?|modul(?:a|u|om)?|initiatief|campagnes?|programma|programmes?|kampanja(?:n|ssa|a)?|ohjelma(?:n|ssa|a)?|iniziativ[ae]|campagn[ae]|modul[oi]|programm[ai]|iniciativas?|campañas?|programas?|módulos?';
/** More than one project: what is said of these holds for the ones named next. */
export const PROJECT_PLURAL =
  'projects|projekt[aei](?![\\p{L}])|projektih|projektov|projecten|projets|hankkeet|hanketta|hankkeita|projektit|projektia|progetti|proyectos';
export const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  dva: 2,
  tri: 3,
  štiri: 4,
  pet: 5,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  kaksi: 2,
  kolme: 3,
  neljä: 4,
  viisi: 5,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  both: 2,
  oba: 2,
  beide: 2,
  molemmat: 2,
  entrambi: 2,
  ambos: 2,
};

/** Words between a project's noun and its name: "titled", "z naslovom", "nommé". */
export const TITLED =
  'titled|entitled|called|named|known as|z naslovom|z imenom|imenovan\\p{L}*|poimenovan\\p{L}*|getiteld|genaamd|met de titel|met als titel|intitulée?|nommée?|appelée?|dénommée?|baptisée?|nimeltä(?:än)?|nimellä|nimi|intitolat[oa]|denominat[oa]|chiamat[oa]|dal titolo|titulad[oa]|denominad[oa]|llamad[oa]|bajo el título';

/** Small words inside a name in capitals. */
export const NAME_CONNECTORS =
  "of|the|for|and|in|on|to|from|with|against|at|by|a|an|de|la|le|les|des|du|d['’]|l['’]|et|en|van|der|den|het|voor|tegen|met|di|del|della|dei|delle|degli|da|dal|per|e|il|lo|i|y|el|los|las|para|por|con|contra|za|od|do|in|na|proti|ja";

/** Starts that make a run of capitals no name: articles, times, and words that describe any project. */
export const NOT_A_NAME =
  /^(?:nuestr[oa]s?|nostr[aeio]|nos|naše|both|all|two|three|four|five|several|some|other|first|second|oba|obe|dva|dve|vsi|vse|drugi|prvi|beide|alle|twee|deux|trois|tous|molemmat|kaksi|entrambi|due|tutti|ambos|dos|todos|s|z|con|avec|met|the|this|that|these|those|our|their|its|each|every|in|on|at|since|within|under|during|as|for|with|and|european|national|international|eu|erasmus\+?|horizon(?: ?2020| europe)?|interreg|amif|isf|fami|isec|daphne|cerv|rec|phare|slovenian|slovene|belgian|italian|finnish|spanish|french|dutch|mednarodni|skupni|regionalni|čezmejni|preventivni|internationa+le?|gezamenlijk|conjoint|kansainvälinen|yhteinen|internazionale|internacional|joint|nosil(?:ec|ka|ca|ke)|izvajal(?:ec|ka|ca|ci)|koordinator\p{L}*|vodja|financer\p{L}*|coordinator|leader|manager|toteuttaja|koordinaattori|rahoittaja|penvoerder|projectleider|capofila|pilot|research|prevention|preventive|new|main|project|projects|ta|tem|naš|naši|v|evropski|slovenski|nacionalni|dit|deze|ons|onze|het|de|een|in|europees|europese|nationaal|ce|cette|notre|le|la|un|une|dans|européen|national|tämä|tässä|hankkeen|eurooppalainen|questo|il|un|nostro|nel|europeo|nazionale|este|el|nuestro|un|en|nacional)$/iu;

/** Doing a project, as the participle of a passive: "carried out (in 2018) by", "réalisé par". */
export const DONE_BY = [
  '(?:authored|hosted|staffed|offered|founded|devised|designed|piloted|spearheaded|overseen|provided|produced|built|formed|steered|championed)(?:\\s+(?:jointly|together|mainly))?\\s+by|(?:the\\s+)?(?:brainchild|initiative|work)\\s+of|at\\s+the\\s+initiative\\s+of|in\\s+the\\s+hands\\s+of|under\\s+the\\s+(?:lead|leadership|coordination|direction)\\s+of',
  '(?:carried\\s+out|implemented|conducted|run|led|coordinated|co-ordinated|managed|organi[sz]ed|delivered|developed|launched|prepared|undertaken|executed|reali[sz]ed|set\\s+up|initiated|created|operated|headed)(?:\\s+(?:jointly|together|mainly|again|there|nationwide|locally))?(?:\\s+(?:in|from|between|since|during|until)\\s+[^,.;]{0,40}?\\d{4}(?:\\s*(?:-|–|to|and|until)\\s*\\d{4})?)?,?\\s+by',
  '(?:uitgevoerd|geleid|gecoördineerd|georganiseerd|opgezet|ontwikkeld|getrokken|opgestart|gerealiseerd|gedragen|begeleid)(?:\\s+(?:in|van|tussen|sinds|vanaf)\\s+[^,.;()]{0,40}?\\d{4}(?:\\s*(?:[-–]|tot|en)\\s*[^,.;()]{0,20}?\\d{4})?)?(?:\\s+(?:werd|wordt|is|zijn|werden|worden))?\\s+door',
  '(?:réalisé|mené|porté|mis\\s+en\\s+(?:œuvre|oeuvre|place)|coordonné|piloté|conduit|exécuté|organisé|développé|lancé|géré|animé)e?s?(?:\\s+(?:en|entre|de|depuis|dès)\\s+[^,.;()]{0,40}?\\d{4}(?:\\s*(?:[-–]|à|et)\\s*[^,.;()]{0,20}?\\d{4})?)?,?\\s+par',
  "(?:realizzat|condott|attuat|gestit|coordinat|promoss|guidat|organizzat|sviluppat|portat\\p{L}*\\s+avanti|curat|avviat|implementat|ideat)[oaie](?:\\s+(?:nel|nella|nell['’]|tra|fra|dal|da|a|ad|in)\\s+[^,.;()]{0,40}?\\d{4}(?:\\s*(?:[-–]|e|al|a)\\s*[^,.;()]{0,20}?\\d{4})?)?\\s+(?:da|dal|dalla|dallo|dai|dalle|dagli|dall['’])",
  '(?:llevad[oa]s?\\s+a\\s+cabo|realizad[oa]s?|ejecutad[oa]s?|implementad[oa]s?|coordinad[oa]s?|gestionad[oa]s?|desarrollad[oa]s?|liderad[oa]s?|organizad[oa]s?|promovid[oa]s?|impulsad[oa]s?|pues[a-z]+\\s+en\\s+marcha|dirigid[oa]s?)(?:\\s+(?:en|entre|desde|de)\\s+[^,.;()]{0,40}?\\d{4}(?:\\s*(?:[-–]|y|a|hasta)\\s*[^,.;()]{0,20}?\\d{4})?)?\\s+por',
  "(?:nat[oa](?:\\s+nel\\s+\\d{4})?\\s+da\\s+un['’]idea|(?:su|per)\\s+iniziativa|a\\s+cura|ad\\s+opera|sotto\\s+la\\s+guida)\\s+(?:di|del|della|dello|dei|delle|degli|dell['’])|à\\s+l['’]initiative\\s+(?:de\\s+la|de\\s+l['’]|du|des|de|d['’])|sous\\s+la\\s+(?:direction|coordination|conduite)\\s+(?:de\\s+la|de\\s+l['’]|du|des|de|d['’])|(?:por|a)\\s+iniciativa\\s+(?:de\\s+la|del|de)|de\\s+la\\s+mano\\s+(?:de\\s+la|del|de)|bajo\\s+la\\s+(?:coordinación|dirección)\\s+(?:de\\s+la|del|de)|op\\s+initiatief\\s+van|onder\\s+(?:leiding|coördinatie)\\s+van|in\\s+handen\\s+van|na\\s+pobudo|pod\\s+taktirko|(?:cread|ideada|nacida?|fundad|atendid|diseñad|elaborad)[oa]s?\\s+por|(?:créé|conçu|imaginé|élaboré|assuré|proposé)e?s?\\s+par|(?:bedacht|ingericht|verzorgd|aangeboden|opgericht)\\s+door|(?:nat|creat|ideat|fondat|propost|offert)[oaie]\\s+(?:da|dal|dalla|dallo|dai|dalle|dagli|dall['’])",
  '(?:pod\\s+vodstvom|v\\s+izvedbi|pod\\s+okriljem)',
].join('|');

/** Any other participle with "by": most of what is done to a project is doing it. What is done by those it reaches is not. */
export const ANY_DONE_BY = [
  '(?!(?:attended|followed|visited|inspired|affected|joined|opened|signed|accompanied|represented|viewed|watched|exploited|approached|used|approved|evaluated|assessed|identified|threatened|committed|defined|adopted|issued|chaired|required|caused|received|addressed|presented|endorsed|selected|funded|financed|supported)\\s)[a-z-]{3,}ed\\s+by',
  '(?!(?:bijgewoond|gevolgd|bezocht|vertegenwoordigd|gebruikt|goedgekeurd|geëvalueerd|getroffen|gekozen|geopend|gelezen|bekeken)\\s)(?:\\p{Ll}{0,6}ge\\p{Ll}{2,}(?:d|t|en)|ontworpen|verspreid|verzorgd)\\s+door',
  '(?!(?:suivi|fréquenté|visité|représenté|utilisé|approuvé|adopté|touché|choisi|évalué|vu|lu)e?s?\\s)\\p{Ll}{3,}[éi]e?s?\\s+par',
  "(?!(?:frequentat|seguit|visitat|rappresentat|utilizzat|approvat|adottat|colpit|scelt|valutat|vist|lett)[oaie]\\s)\\p{Ll}{3,}[aiu]t[oaie]\\s+(?:da|dal|dalla|dallo|dai|dalle|dagli|dall['’])",
  '(?!(?:visitad|seguid|representad|utilizad|aprobad|adoptad|afectad|elegid|evaluad|vist|leíd)[oa]s?\\s)\\p{Ll}{3,}[ai]d[oa]s?\\s+por',
].join('|');

/** Doing, where who does it follows the verb without "by": Slovene and Finnish, agent nouns everywhere. */
export const DONE_THEN_WHO = [
  '(?:ga|jo|ki\\s+ga|ki\\s+jo)\\s+(?:je|so|sta)?\\s*(?:\\s*(?:leta|v\\s+letih)\\s+\\d{4}\\s*(?:[-–]\\s*\\d{4})?\\s*)?(?:izvaja(?:jo|ta|l\\p{L}*)?|vodi(?:l\\p{L}*)?|izved(?:el|la|lo|li|le)|pripravil\\p{L}*|organiziral\\p{L}*|koordinira(?:l\\p{L}*)?|zasnoval\\p{L}*|uresničil\\p{L}*)',
  '(?:izvaja(?:l\\p{L}*)?|vodi(?:l\\p{L}*)?|izved(?:el|la|lo|li|le)|pripravi\\p{L}*|koordinira(?:l\\p{L}*)?)\\s+(?:ga|jo|projekt)(?:\\s+(?:je|so|sta|pa))*',
  'projekt\\p{L}*\\s+(?:[»„"“][^«“”"]{2,200}[«“”"]\\s+|_[_\\s()]*\\s)?(?:je|so|sta)?\\s*(?:(?:leta|od\\s+leta|v\\s+letih|med\\s+letoma)\\s+\\d{4}\\s*(?:(?:[-–]|do|in)\\s*\\d{4})?\\s*)?(?:izvaja(?:jo|ta|l\\p{L}*)?|vodi(?:l\\p{L}*)?|izved(?:el|la|lo|li|le)|pripravil\\p{L}*|koordinira(?:l\\p{L}*)?)',
  '(?:implementing\\s+(?:organi[sz]ation|partner|body|agency)|lead\\s+(?:organi[sz]ation|partner)|project\\s+(?:leader|coordinator|holder)|coordinator|izvajal(?:ec|ka)(?:\\s+projekta)?|nosil(?:ec|ka)(?:\\s+(?:projekta|programa))?(?:\\s+[»„"“][^«“”"]{1,200}[«“”"])?|koordinator(?:ka)?(?:\\s+projekta)?|uitvoerder|projectleider|penvoerder|coördinator|porteur\\s+(?:du\\s+)?projet|coordinateur|coordinatrice|toteuttaja(?:na)?|koordinaattori(?:na)?|hankkeen\\s+vetäjä(?:nä)?|ente\\s+(?:attuatore|promotore|capofila)|capofila|coordinatore|entidad\\s+(?:ejecutora|promotora|responsable)|coordinador|(?:toteuttaja|vastuutaho|hallinnoija)(?:na)?|koordinatorstvo|coordinadora)\\s*(?::|is|was|are|je\\s+bil\\p{L}*|je|so|bil\\p{L}*\\s+je|was|est|était|sont|oli|on|toimii|toimi|è|era|es|era|fue)',
  "(?:entrusted\\s+to|(?:a|ont)\\s+confié\\s+à|confiée?\\s+à|affidat[oa]\\s+a(?:l|lla|ll[’']|d)?|encomendad[oa]\\s+a|encargad[oa]\\s+a|toevertrouwd\\s+aan)",
  "(?:di\\s+cui\\s+è\\s+(?:l[’']ente\\s+)?(?:capofila|titolare|coordinatore|coordinatrice|promotore|promotrice)|dont\\s+(?:le\\s+|la\\s+)?(?:porteur|chef\\s+de\\s+file|coordinateur|coordinatrice)\\s+est|cuy[oa]\\s+(?:entidad\\s+)?(?:coordinadora?|promotora?)\\s+es|waarvan\\s+de\\s+(?:coördinator|penvoerder)\\s+is)",
  '(?:lo|la)\\s+(?:desarrolla|gestiona|coordina|ejecuta|lleva\\s+a\\s+cabo|impulsa|lidera|promueve|gestisce|realizza|promuove|conduce|attua)',
  ',\\s+(?:je|so|sta)\\s+(?:vodil[aoi]?|izvedl[aoie]|izvedel|izvajal[aoi]?|koordiniral[aoi]?|pripravil[aoi]?)',
  '(?:hanketta|hankkeen|projektia|projektin|sitä|kampanjaa|kampanjan|ohjelman|ohjelmaa|tutkimuksen|toiminnan|jota|jonka|sen)\\s+(?:toteuttaa|toteuttavat|toteutti|toteuttivat|koordinoi|johtaa|johti|veti|vetää|hallinnoi)',
].join('|');

/** Doing, after who does it: "the Society carried out", "l'association a mené", "yhdistys toteutti". */
export const DOES = [
  '(?:is|are|was|were|acts?\\s+as|acted\\s+as)\\s+(?:also\\s+)?(?:the\\s+|an?\\s+)?(?:(?:lead(?:ing)?\\s+(?:partner|organi[sz]ation|applicant)|(?:project\\s+)?(?:coordinator|leader)|lead|promoter)\\s+(?:of|in|for)|responsible\\s+for\\s+(?:the\\s+)?(?:coordinati|implement|manage|carrying|running|delivery)\\p{L}*)|(?:is|was|fungeert\\s+als)\\s+(?:de\\s+)?(?:penvoerder|coördinator|projectleider|trekker)\\s+van|(?:est|était|a\\s+été)\\s+(?:le\\s+|la\\s+)?(?:porteur|porteuse|chef\\s+de\\s+file|coordinateur|coordinatrice)\\s+d(?:u|e)|è\\s+(?:stat[oa]\\s+)?(?:l.ente\\s+)?(?:il\\s+|la\\s+)?(?:capofila|coordinatore|coordinatrice|promotore)\\s+d|(?:es|era|fue)\\s+(?:la\\s+|el\\s+)?(?:entidad\\s+)?(?:coordinadora?|líder|promotora?)\\s+d|(?:je|so)\\s+(?:bil[aio]?\\s+)?(?:nosil(?:ec|ka)|koordinator(?:ka)?|vodja)\\s+projekta|(?:on|oli)\\s+hankkeen\\s+(?:koordinaattori|vetäjä|päätoteuttaja)',
  '(?:ha(?:s|ve)\\s+)?(?:continued|continues|completed|began|concluded|oversaw|oversees|resumed)\\s+(?:with\\s+)?(?:the\\s+)?(?:implementation|implementing|delivery|work|project)|(?:propone|propongono|offre|offrono|anima|animano|porta|portano|ofrece|imparte|organiza|proposent|propose|offrent|nudi|ponuja|tarjoaa|biedt|verzorgt)|(?:is|are|was|were)\\s+(?:also\\s+)?the\\s+(?:authors?|initiators?|organi[sz]ers?|founders?|promoters?)\\s+of|(?:was|were|is)\\s+(?:selected|chosen|commissioned|contracted)\\s+(?:for\\s+the\\s+implementation|to\\s+(?:implement|run|carry\\s+out|deliver))|(?:ha(?:s|ve)\\s+)?(?:continue[ds]?(?:\\s+(?:with|to\\s+(?:run|implement|deliver)))|took\\s+over|took\\s+on|hosted|hosts)|(?:is|was|are|were)\\s+behind|(?:je|so)\\s+(?:nadaljeval|ponudil|vzpostavil|usposobil|razvil|odprl)[aoie]?|(?:nadaljuje|nudi|ponuja|vzpostavlja)(?:jo|ta)?|(?:zet(?:te)?|richtte|bood|trok)(?=\\s)|(?:assure|propose|lance|porte|tient)(?=\\s+(?:le|la|l.|ce|cette|un|une)\\s?(?:projet|programme|campagne|action|_))|(?:johtaa|johti|vetivät|vastaa|vastasi)|(?:sta\\s+)?(?:portando|curando)\\s+avanti|ha\\s+curato|(?:dirige|dirigió|promovió|promueve|organiza|imparte|impartió|atiende)',
  '(?:founded|work(?:s|ed)\\s+on|fondé|fundó|creó|ha\\s+fondato|perusti|ustanovil[aoi]?)',
  '(?:is|are|was|were)\\s+(?:carrying\\s+out|conducting|implementing|running|leading|coordinating|delivering)|(?:has|have|had)?\\s*(?:also|recently|successfully|jointly|been)?\\s*(?:been\\s+)?(?:carr(?:ied|ies|y|ying)\\s+out|implement(?:ed|s|ing)?|r[au]ns?|running|conduct(?:ed|s)?|led|leads|coordinat(?:ed|es|ing)|launched|launches|organi[sz]e[ds]?|deliver(?:ed|s)|held|holds|manage[ds]?|prepared?s?|started|set\\s+up|added|develop(?:ed|s)|completed|initiated|introduced|created)',
  '(?:je|so|sta)?\\s*(?:(?:v\\s+)?let(?:u|a|ih|oma)\\s+\\d{4}\\s*(?:(?:[-–]|in|do)\\s*\\d{4})?\\s*)?(?:tudi\\s+)?(?:izved(?:el|la|lo|li|le)|izvaja(?:jo|ta|l\\p{L}*)?|vodi(?:l\\p{L}*)?|pripravil\\p{L}*|pripravlja|organiziral\\p{L}*|zagnal\\p{L}*|uresničil\\p{L}*|uresničuje|začel\\p{L}*)',
  '(?:heeft|hebben|voerde[n]?|voert|coördineer(?:t|de)|leid(?:t|de)|organiseer(?:t|de)|lanceerde|start(?:te)?|realiseer(?:t|de)|ontwikkelde|beheert)',
  '(?:a|ont)\\s+(?:également\\s+|aussi\\s+)?(?:mené|réalisé|mis\\s+en\\s+(?:œuvre|oeuvre|place)|porté|lancé|conduit|développé|organisé|coordonné|piloté|créé)|(?:mène|anime(?:nt)?|mènent|réalise(?:nt)?|porte(?:nt)?|coordonne(?:nt)?|pilote(?:nt)?|met\\s+en\\s+œuvre|gère|développe)',
  '(?:toteutti(?:vat)?|toteuttaa|toteuttavat|järjesti(?:vät)?|järjestää|koordinoi|käynnisti(?:vät)?|veti|vetää|on\\s+toteuttanut|on\\s+käynnistänyt|hallinnoi)',
  '(?:ha|hanno)\\s+(?:anche\\s+|inoltre\\s+)?(?:realizzato|condotto|attuato|gestito|promosso|avviato|coordinato|sviluppato|lanciato|portato\\s+avanti|organizzato)|(?:realizza(?:no)?|gestisc(?:e|ono)|coordina(?:no)?|conduc(?:e|ono)|promuov(?:e|ono)|attua(?:no)?|porta\\s+avanti)',
  '(?:llevó|llevaron|lleva|llevan|ha\\s+llevado)\\s+a\\s+cabo|(?:puso|pone|pusieron|ha\\s+puesto)\\s+en\\s+marcha|(?:realizó|realiza|ejecutó|ejecuta|implementó|coordinó|coordina|desarrolló|desarrolla|gestiona|gestionó|lanzó|impulsó|impulsa|organizó|lidera|ha\\s+(?:realizado|desarrollado|ejecutado|coordinado|impulsado|lanzado))',
].join('|');

/** Paying, as the participle of a passive and its like. */
export const PAID_BY = [
  '(?:co-?\\s?financed|co-?\\s?funded|financed|funded|sponsored|subsidi[sz]ed|financially\\s+supported|supported)(?:\\s+(?:in\\s+part|partly|jointly|financially|entirely|also))?(?:\\s+(?:in|from|between|since)\\s+\\d{4}(?:\\s*(?:-|–|to|and)\\s*\\d{4})?)?,?\\s+by(?:\\s+(?:grants?|funds|funding|money)\\s+from)?',
  '(?:paid\\s+for|backed|underwritten|bankrolled|made\\s+possible|commissioned|awarded|granted)(?:\\s+(?:in\\s+part|partly|jointly|entirely|largely|mainly|in\\s+full))?(?:\\s+(?:thanks\\s+to|with|through|by))(?:\\s+(?:(?:the|an?)\\s+)?(?:grants?|funds|funding|money|support|financial\\s+support)\\s+(?:from|of))?',
  '(?:thanks\\s+to|through|on|with|under)\\s+(?:(?:a|an|the)\\s+)?(?:[\\p{Ll}-]+\\s+){0,3}(?:grants?|contracts?|funding|donations?|financial\\s+contributions?|contributions?)\\s+(?:awarded\\s+by|provided\\s+by|from|of|with|by)',
  '(?:with|through|thanks\\s+to)\\s+(?:(?:the|an?)\\s+)?(?:[\\p{Ll}-]+\\s+){0,2}?(?:support|funding|funds|co-?funding|co-?financing|assistance|grants?|subsid(?:y|ies)|money|means)\\s+(?:of|from|by|provided\\s+by)',
  '(?:receiv(?:ed|es)|got|obtained|secured)\\s+(?:a\\s+total\\s+of\\s+)?(?:€\\s?|EUR\\s+|euros?\\s+)?[\\d.,]+(?:\\s+million)?(?:\\s+(?:euros?|EUR))?\\s+(?:in\\s+\\p{Ll}+\\s+)?from',
  '(?:receiv(?:ed|es|ing)|got|gets|obtain(?:ed|s)|secured|awarded|won)\\s+(?:(?:[\\p{Ll}€]+|[\\d.,]+)\\s+){0,4}?(?:support|funding|funds|co-?funding|co-?financing|grants?|money|subsid(?:y|ies))\\s+(?:from|by|of)',
  '(?:budget|grant|funding|subsidy|subvention|subvención|contributo|avustus)\\s+(?:of|de|di|van|v\\s+višini)\\s+(?:€\\s?|EUR\\s+)?[\\d.,\\s]+(?:million|milijon\\p{L}*|miljoen|millions?|miljoona\\p{L}*|milion\\p{L}*|millon\\p{L}*)?\\s*(?:de\\s+|d.)?(?:euros?|evrov|euroa|€|EUR)?\\s+(?:from|by|provided\\s+by|van|de\\s+la|du|de|dal|dalla|della|del)',
  '(?:financed|funded|co-?\\s?financed|co-?\\s?funded)\\s+(?:under|through|from|within|out\\s+of|via|with\\s+(?:money|funds)\\s+from)',
  // A fund or a programme of the European Union as the frame of the work pays for it.
  `(?:within|under|in\\s+the\\s+(?:framework|frame|context)\\s+of|v\\s+okviru|in\\s+het\\s+kader\\s+van|binnen|dans\\s+le\\s+cadre\\s+d(?:u|e|es)|au\\s+titre\\s+d(?:u|e|es)|nell['’]ambito\\s+d\\p{L}*|a\\s+valere\\s+su\\p{L}*|en\\s+el\\s+marco\\s+d(?:e|el)|con\\s+cargo\\s+al?)(?=\\s+(?:[\\p{Ll}]{1,4}\\s+|l['’]\\s?)?(?:[\\p{L}'’,-]+\\s+){0,6}?(?:Funds?|Fondo|Fonds|Fondi|fonds|fondo|Sklada|sklada|Erasmus|Horizon|AMIF|FAMI|ISF|FSI|Interreg|Daphne|DAPHNE|CERV|asignación\\s+tributaria)(?![\\p{L}]))`,
  '(?:funding|funds|financing|money|budget|grant|costs?)\\s+(?:(?:[^.;,]|(?<=\\d)[.,](?=\\d)){0,60}?\\s)??(?:came|comes|(?:was|were|is|are)\\s+(?:provided|covered|borne|met|paid|shared|raised))\\s+(?:from|by)',
  '(?:funders?|funding\\s+bod(?:y|ies)|donors?|financ(?:er|ier)s?|financer(?:ji|ja)?|sofinancer(?:ji|ja)?|financier(?:s)?|bailleurs?(?:\\s+de\\s+fonds)?|rahoittaja(?:na|t)?|finanziator[ei]|ente\\s+finanziatore|financiador(?:es)?|entidad\\s+financiadora)\\s*(?::|is|was|were|are|je|so|bil\\p{L}*\\s+je|zijn|est|étaient|sont|oli|olivat|on|ovat|è|sono|era|es|son|fue)',
  '(?:kreeg|krijgt|kregen|krijgen|ontving(?:en)?|ontvangt|geniet|genoot)\\s+(?:(?:[\\p{Ll}€-]+|[\\d.,]+)\\s+){0,5}?(?:subsidies?|steun|euro|middelen|geld|financiering|projectsubsidie|toelagen?)\\s+(?:van|uit)',
  '(?:betaald|toegekend|mogelijk\\s+gemaakt)(?:\\s+(?:werd|wordt|is))?\\s+door|met\\s+(?:de\\s+)?(?:financiële\\s+)?(?:hulp|bijdragen?|projectsubsidie|geld)\\s+van|(?:uit|via)\\s+het\\s+budget\\s+van|in\\s+opdracht\\s+van',
  '(?:mede[\\s-]*)?(?:gefinancierd|gesubsidieerd|gesteund|ondersteund|bekostigd)(?:\\s+(?:in|sinds)\\s+\\d{4})?(?:\\s+(?:werd|wordt|is|zijn|werden|worden))?\\s+door',
  '(?:met|dankzij)\\s+(?:(?:de|een)\\s+)?(?:financiële\\s+)?(?:steun|subsidie|middelen|financiering|cofinanciering)\\s+van',
  "avec\\s+(?:l['’](?:appui|aide)|le\\s+concours)(?:\\s+financ\\p{L}+)?\\s+(?:de\\s+la|de\\s+l['’]|du|des|de|d['’])",
  "(?:pris\\s+en\\s+charge|rendu\\s+possible|payé|co-?financé|financé|subventionné)e?s?\\s+(?:à\\s+hauteur\\s+de\\s+[^,.;]{2,30}?\\s+|grâce\\s+)?(?:par|à\\s+l['’]aide\\s+de|au\\s+soutien\\s+de)",
  "(?:a\\s+)?(?:bénéficié|bénéficie|bénéficiait|reçu|reçoit|obtenu)\\s+(?:du|d['’]une?|le|la|un|une|des)\\s+(?:soutien|concours|appui|financement|fonds|subvention|aide|subside)s?(?:\\s+\\p{Ll}+)?\\s+(?:de\\s+la|de\\s+l['’]|du|des|de|d['’])",
  '(?:co)?(?:financé|subventionné|soutenu|cofinancé)e?s?(?:\\s+(?:en|depuis)\\s+\\d{4})?\\s+par',
  "(?:avec\\s+(?:le|un|une)|reçu\\s+(?:le|un)|bénéficié\\s+(?:du|d['’]un)|grâce\\s+(?:au|à\\s+un|à\\s+des)|bénéficie\\s+d['’]un)\\s+(?:soutien|concours|appui|financement|fonds|subvention)s?(?:\\s+financier)?\\s+(?:de\\s+la|de\\s+l['’]|du|des|de|d['’])",
  "(?:co-?)?(?:finanziat|sostenut|supportat|cofinanziat)[oaie](?:\\s+(?:nel|dal)\\s+\\d{4})?\\s+(?:da|dal|dalla|dallo|dai|dalle|dagli|dall['’])",
  "(?:con|grazie\\s+a(?:i|lle)?|mediante|attraverso|tramite)\\s+(?:(?:i|dei|le)\\s+)?(?:fondi|risorse|finanziamenti|contributi)\\s+(?:(?:europei|pubblici|privati)\\s+)?(?:di|del|della|dello|dei|delle|degli|dell['’])|(?:ha\\s+)?(?:ricevuto|ottenuto|riceve)\\s+(?:un|il|i)\\s+(?:finanziament[oi]|contribut[oi])\\s+(?:di\\s+[\\d.]+\\s+euro\\s+)?(?:d[ai]|dal|dalla|del|della|dell['’])",
  "(?:con\\s+(?:il|un)|grazie\\s+a(?:l|d\\s+un)|col)\\s+(?:contributo|sostegno|supporto|finanziamento|cofinanziamento)(?:\\s+(?:economico|finanziario))?\\s+(?:di|del|della|dello|dei|delle|degli|dell['’])",
  '(?:con|gracias\\s+a|mediante|recibió|recibe|obtuvo|ha\\s+recibido)l?\\s+(?:(?:el|la|una?|los|las|unas?)\\s+)?(?:\\p{Ll}+\\s+)?(?:apoyo|financiación|cofinanciación|fondos|subvención|subvenciones|ayudas?|aportación|respaldo|patrocinio)(?:\\s+(?:económic[oa]s?|financier[oa]s?|concedid[oa]s?|otorgad[oa]s?|públic[oa]s?))?\\s+(?:de\\s+la|del|de\\s+los|de\\s+las|de|por)',
  '(?:co)?(?:financiad|concedid|otorgad|adjudicad|subvencionad|apoyad|sufragad|costead)[oa]s?(?:\\s+(?:en|desde)\\s+\\d{4})?\\s+por',
  '(?:con|gracias\\s+a)l?\\s+(?:(?:el|un|una)\\s+)?(?:apoyo|financiación|fondos|subvención|ayuda)(?:\\s+(?:económic[oa]|financier[oa]))?\\s+(?:de\\s+la|del|de\\s+los|de\\s+las|de)',
  '(?:(?:ga|jo|ju|jih|projekt|program|kampanjo)(?:\\s+(?:je|so))?|(?:sredstva|denar)(?:\\s+(?:pa|zanj|zanjo|za\\s+projekt))*(?:\\s+(?:je|so))?)\\s+(?:finančno\\s+|v\\s+celoti\\s+)?(?:podprl\\p{L}*|podpira(?:jo|ta)?|prispeval\\p{L}*|prispeva(?:jo)?|zagotovil\\p{L}*|zagotavlja(?:jo)?|omogočil\\p{L}*|plačal\\p{L}*|namenil\\p{L}*)|(?:podprl[aoie]?|podprt[aoie]?|omogočil[aoie]?)\\s+(?:(?:ga|jo|ju|jih|projekt|s\\s+strani|s\\s+sredstvi|so|je)(?:\\s+(?:je|so|sta))?)|iz\\s+sredstev|(?:na|preko|prek)\\s+razpis[au]',
  '(?:que\\s+(?:co)?finance(?:nt)?|che\\s+(?:co)?finanzia(?:no)?|que\\s+(?:co)?financia(?:n)?)',
  '(?:so)?financira(?:l[aoie]?|jo|ta|n[aoie]?)?(?:\\s+(?:pa|je|so|sta|ga|jo|ju|jih|bil[aoi]?))*(?:\\s+s\\s+strani|\\s+iz(?:\\s+sredstev)?)?',
  '(?:s|ob)\\s+(?:finančn\\p{L}+\\s+)?(?:podpori|podporo|pomočjo|sredstvi)',
  'rahoittaja[nt]a?\\s+(?:toimi(?:i|vat)?|on|oli|ovat|olivat|toimi)|rahoitu(?:s|ksen)\\s+(?:tuli|tulee|saatiin|saadaan|myönsi|on\\s+saatu)|(?:rahoituksen|avustuksen)\\s+(?:myönsi|antoi)|(?:hanke|projekti|työ|toiminta)\\s+(?:sai|saa|on\\s+saanut)\\s+(?:rahoituksen|rahoitusta|avustusta|tukea)',
  '(?:hanketta|hankkeen|projektia|sitä|kampanjaa|jota)\\s+(?:rahoittaa|rahoitti|rahoittavat|rahoittivat|tuki|tukee)',
].join('|');

/** Paying, after who pays. */
export const PAYS =
  '(?:ha(?:s|ve)\\s+)?(?:support(?:s|ed)|back(?:s|ed))(?=\\s+(?:(?:the|this|its|both|these)\\s+(?:\\p{Ll}+\\s+)?(?:project|programme|program|initiative|campaign|work|study)|it\\b|_))|(?:ha(?:s|ve)\\s+)?(?:pa(?:ys|id)\\s+for|contribut(?:es|ed)(?=\\s+(?:€|EUR|\\d|the\\s+(?:funds|funding|money)))|provid(?:es|ed)\\s+(?:the\\s+)?(?:(?:core|financial)\\s+)?(?:funding|funds|money|support)|cover(?:s|ed)\\s+(?:all\\s+|the\\s+|its\\s+)*costs|award(?:s|ed)\\s+(?:it|the)|grant(?:s|ed)\\s+(?:it|the))|(?:nam|namen|neemt|nemen)\\s+(?:de|alle)\\s+kosten|(?:maakt|maken|maakte[n]?)(?=\\s+[^.;]{2,80}?\\s(?:financieel\\s+)?mogelijk(?!\\p{L}))|(?:makes?|made)(?=\\s+[^.;]{2,80}?\\spossible(?!\\p{L}))|(?:rend(?:ent)?|ont\\s+rendu)(?=\\s+[^.;]{2,80}?\\spossible)|(?:betaal(?:t|de|den)|bekostig(?:t|de|den)|steun(?:t|de|den)|ondersteun(?:t|de|den))(?=\\s+(?:het|dit|de|deze)\\s+(?:project|initiatief|campagne|programma|onderzoek|werking))|(?:a|ont)\\s+(?:soutenu|subventionné|pris\\s+en\\s+charge)(?=\\s+(?:ce|cet|cette|le|la|l.|les)\\s?(?:projet|enquête|étude|recherche|initiative|action|programme|campagne|coûts|frais))|(?:soutien(?:t|nent)|subventionne(?:nt)?)(?=\\s+(?:ce|cette|le|la|l.)\\s?(?:projet|initiative|action|programme|campagne))|(?:ha|hanno)\\s+(?:sostenuto|contribuito)(?=\\s+(?:il|al|questo|la|lo|l.)\\s?(?:progetto|iniziativa|programma|campagna|ricerca))|(?:sosten(?:gono|gon)|sostiene)(?=\\s+(?:il|questo|la|l.)\\s?(?:progetto|iniziativa|programma))|(?:apoy(?:a|an|ó|aron)|subvencion(?:a|an|ó|aron)|sufrag(?:a|an|ó|aron))(?=\\s+(?:el|este|la|esta)\\s+(?:proyecto|iniciativa|programa|campaña|coste))|(?:je|so|sta)\\s+(?:finančno\\s+)?(?:podprl|omogočil|plačal)[aoie]?(?=\\s+(?:projekt|program|kampanj|_))|(?:has|have)?\\s*(?:also\\s+)?(?:co-?\\s?financed|co-?\\s?funded|financed|funded|finances|funds|co-?finances|co-?funds|sponsored|subsidi[sz]ed)|(?:je|so|sta)\\s+(?:so)?financiral[aoie]?|(?:so)?financira(?:jo|ta)?|(?:mede)?financier(?:t|de|den)|subsidieer(?:t|de)|(?:a|ont)\\s+(?:co)?financé|(?:co)?finance(?:nt)?|rahoitti(?:vat)?|rahoittaa|rahoittavat|(?:ha|hanno)\\s+(?:co)?finanziato|(?:co)?finanzia(?:no)?|(?:co)?financió|(?:co)?financia(?:n)?|ha\\s+(?:co)?financiado';

/** Beginning something: a lone date beside these is its start. */
export const BEGUN =
  /(?<!\p{L})(?:launch(?:ed|es)?|start(?:ed|s)?|begin|began|begun|opened|introduced|initiated|established|founded|added|set up|zagnal\p{L}*|začel\p{L}*|začen\p{L}*|uvedl\p{L}*|uvedel|ustanovil\p{L}*|partit[oa]|preso il via|prende il via|stekel|stekla|steklo|arrancó|empezó|van start|gestart|gelanceerd|startte|lanceerde|begon|lancé|démarré|débuté|créé|mis en place|lancer|ouvrir|vu le jour|zaživel\p{L}*|visto la luce|vio la luz|syntyi|came into being|lansera\p{L}*|inledd\p{L}*|startade\p{L}*|gestartet|begonnen|iniciou|arrancou|käynnisti(?:vät)?|käynnistyi|alkanut|käynnistynyt|aloitti|alkoi|avviat[oa]|lanciat[oa]|iniziat[oa]|nat[oa]|inició|iniciad[oa]|pusimos en marcha|lanzamos|abrimos|abrió|creamos|creó|inaugur\p{L}+|iniciamos|smo odprli|odprl\p{L}+|avons (?:lancé|ouvert|créé)|a ouvert|ouverte?|abbiamo (?:avviato|aperto|lanciato|creato)|ha aperto|apert[oa]|avasi\p{L}*|avattiin|käynnistimme|perustettiin|opende[n]?|geopend|opgericht|vzpostavl?j?en\p{L}*|odprt\p{L}*|lanzó|puso en marcha|puest[oa] en marcha|comenzó|nació)(?!\p{L})/iu;

/** Ending something: a lone date beside these is its end. */
export const ENDED =
  /(?<!\p{L})(?:ended|ends|will end|due to (?:end|finish|close|run until)|finished|concluded|concludes|was completed|closed|(?:will |has been )?extended(?: until| to)?|will (?:run|last|continue) until|(?:se )?(?:je )?(?:končal|zaključil|iztekel|iztekla)\p{L}*|zaključen\p{L}*|(?:bo )?trajal\p{L}* do|eindigde|eindigt|afgerond|afgelopen|liep af|loopt (?:nog )?tot|terminée?|achevée?|s['’]est (?:achevé|terminé|conclu)\p{L}*|s['’]achèvera|prendra fin|prend fin|a pris fin|päättyi|päättyy|päättynyt|loppui|terminat[oa]|conclus[oa]|concluderà|si concluderà|si è (?:concluso|conclusa|chiuso|chiusa)|terminerà|finaliz\p{L}+|terminó|terminará|concluyó|concluirá|acabó)(?!\p{L})/iu;

/** Beginning something, before its name: "we opened", "smo odprli", "pusimos en marcha". */
export const LAUNCHES =
  'launch(?:ed|es)|start(?:ed|s)|opened|created|set\\s+up|introduced|founded|initiated|established|runs?|began|developed|(?:je|smo|so)?\\s*(?:zagnal|odprl|uvedl|začel|ustanovil|vzpostavil|izvedl|razvil)(?:a|e|i|o)?|izvajamo|zaganjamo|(?:startte|startten|lanceerde|lanceerden|richtte|richtten|opende|openden|organiseerde)(?:\\s+(?:we|wij))?|(?:avons|a|ont)\\s+(?:lancé|créé|ouvert|mis\\s+en\\s+place|développé)|käynnistimme|perustimme|avasimme|toteutamme|(?:abbiamo|ha|hanno)\\s+(?:avviato|lanciato|aperto|creato|attivato|realizzato)|(?:pus(?:imos|o|ieron)|hemos\\s+puesto|ha\\s+puesto)\\s+en\\s+marcha|lanzamos|abrimos|creamos|inauguramos|(?:hemos|ha)\\s+(?:lanzado|abierto|creado)|inició|iniciamos';

/** The project again, by its noun alone: "the project", "projekt", "le projet", "hankkeessa". */
export const PROJECT_AGAIN =
  "(?:the|this|that)\\s+(?:\\p{Ll}+\\s+)?(?:project|initiative|campaign|module|programme|program)(?:['’]s)?|project\\s+(?:results|activities|outcomes)|projekt(?:a|u|om|et|em)?|(?:o|do|no|ao|este)\\s+projeto|proiectul|v\\s+okviru\\s+projekta|(?:tem|tega|ta)\\s+(?:projekt\\p{L}*|program\\p{L}*)|(?:het|dit)\\s+(?:project|initiatief|programma)|de(?:ze)?\\s+campagne|(?:le|ce|du|au|cette|la)\\s+(?:projet|initiative|campagne|programme)|(?:hanke|hankkeen|hankkeessa|hanketta|hankkeesta|hankkeella|projekti|projektissa|projektin)|(?:il|del|nel|al|questo|dal)\\s+(?:progetto|programma)|(?:l['’]|quest['’])iniziativa|(?:el|del|este|al)\\s+(?:proyecto|programa)|(?:la|esta)\\s+(?:iniciativa|campaña)";

/** We: the page speaks of the organisation that publishes it. */
export const FIRST_PERSON =
  /(?<!\p{L})(?:we|our|us|smo|naš\p{L}*|nas|wij|we|ons|onze|nous|notre|nos|me|meidän|olemme|noi|nostr[oaie]|abbiamo|siamo|nosotr[oa]s|nuestr[oa]s?|hemos)(?!\p{L})/iu;

/** What a project is for. */
export const AIM =
  /(?<!\p{L})(?:aim(?:s|ed|ing)?|goals?|objectives?|purpose|intended|designed to|sought to|seeks to|focus(?:ed|es)? on|dedicated to|cilj\p{L}*|namen\p{L}*|usmerjen\p{L}*|doel\p{L}*|bedoeld|gericht op|beoogt|beoogde|vise|visait|visant|objectif\p{L}*|but|destiné\p{L}*|tavoit\p{L}*|pyrki\p{L}*|tarkoituks\p{L}*|suunnattu|obiettiv\p{L}*|mira|mirava|finalità|rivolt[oa]|scopo|objetivo\p{L}*|finalidad|dirigid[oa]|pretende|busca|buscaba)(?!\p{L})/iu;

/** Headings that no project bears. */
export const PLAIN_HEADING =
  /^(?:(?:our |the |other |past |current |ongoing |completed )*(?:projects?|programmes?|programs|activities|campaigns|initiatives|news|events|about(?: us| the project)?|results?|background|introduction|overview|contact(?: us)?|partners?|funding|objectives?|aims?|description|summary|publications?|history|prevention|awareness[- ]raising)(?: and \p{L}+)*|(?:naši |drugi |pretekli |tekoči )*(?:projekti|programi|dejavnosti|aktivnosti|novice|dogodki|o nas|o projektu|rezultati|uvod|partnerji|cilji|opis|povzetek|preventiva)(?: in \p{L}+)*|(?:onze |andere )*(?:projecten|activiteiten|nieuws|over ons|over het project|resultaten|achtergrond|inleiding|partners|doelstellingen|campagnes|preventie)(?: en \p{L}+)*|(?:nos |autres )*(?:projets|activités|actualités|à propos|résultats|contexte|introduction|partenaires|objectifs|campagnes|prévention)(?: et \p{L}+)*|(?:hankkeet|projektit|hanketoiminta|projektitoiminta|toiminta|ajankohtaista|tietoa meistä|tulokset|tausta|johdanto|kumppanit|tavoitteet|muut hankkeet)(?: ja \p{L}+)*|(?:i nostri |altri )*(?:progetti|attività|notizie|chi siamo|risultati|contesto|introduzione|partner|obiettivi|campagne|prevenzione)(?: e \p{L}+)*|(?:nuestros |otros )*(?:proyectos|actividades|noticias|quiénes somos|resultados|contexto|introducción|socios|objetivos|campañas|prevención)(?: y \p{L}+)*)$/iu;
