import type { Concept } from './header-words.ts';

/**
 * Beginnings and ends of header words, folded, for headers that no phrase fits: "Short account of the main activities",
 * "Onderzoeksdoelstelling". An earlier row wins over a later one, since the first names what is asked about more
 * closely ("type of product" before "type", "data collection methods" before "methods").
 */
export const HEADER_STEMS: readonly (readonly [Concept, RegExp])[] = [
  ['acronym', /\b(?:acron|akron|kratic|lyhenne|sigle|sigla|afkorting|abbrev|abbrevi)/u],
  [
    'link',
    /(?:\b(?:url|https?|www|link|lien|linkki|enlace|povezav|web|sito|website|spletn|verkkosiv)|\bspletisc|\bfurther (?:reading|info)|\bmore (?:info|about|on)|\bread more|\bwhere to find|\bvec (?:o|info)|\bmeer (?:info|weten|lezen)|\bvindplaats|\bsavoir plus|\bacces\b|\blisatie|\bper saperne|\bapprofond|\bpara saber|\bmas info|\bsaber mas|\bdostop\b|\blue lisaa)/u,
  ],
  [
    'budget',
    /\b(?:budget|cost|amount|begroting|montant|importo|importe|presupuest|proracun|kustannu|budjet)/u,
  ],
  [
    'audience',
    /(?:\btarget|\bciljn|doelgroep|doelpubliek|\bpubliek\b|\bpublic(?:s|os?)?$|\bpublic(?:o|s)?[ -](?:cible|vise|dest|alvo|objet)|\bjavnost|\bzielgrupp|\bfor whom|\bwho (?:it is|is it|was it) for|\bvoor wie|\bpour qui|\ba chi\b|\bpara quien|\bza koga|\bkenelle|\butenza|\butenti\b|hyodynsaaj|\bbegunstig|\bpersonnes (?:conc|vis)|\buporabnik|\bcible|kohderyhm|\bdestinatar|\bbeneficiar|\bbenefici)/u,
  ],
  [
    'partners',
    /(?:\bpartner|\bpartenair|\bkumppan|yhteistyokump|\bsocios\b|\bcolabor|\bkonzorc|\bconsorti)/u,
  ],
  ['contact', /(?:\bcontact|\bkontakt|\be-?mail|yhteystie|\btelefon|\bphone|sahkopost)/u],
  [
    'participants',
    /(?:\bparticipa(?!ting)|\bpartecipant|\bdeelnem|\budelezen|osallistuj|\brespond|\bsampl|steekproe|\bvzor(?:ec|c)|\botanta|\botos|\bechantillon|\bcampion|\bmuestr|\binterviewee|haastatelta|\btook part|\bnam(?:en)? deel|\bwho was asked|\binterviewed|\bkohdejoukko|osallistun|\bpoblacion|\bpopulation|\bsodeloval|\bamostra|stichprob|\bteilnehm|\b(?:ha|hanno) partecipat|\btutkitt|\bonderzocht|\bcolectivo estud|\benquetee?s?\b)/u,
  ],
  [
    'data',
    /(?:\bdata\b|\bgegevens|\bpodatk|\bdonnees|aineisto|tiedonkeru|\bdati\b|\bdatos\b|\bcollect|verzamel|\braccolta|\brecogida|\brecolec|\brecopil|\bcollecte|\brecueil|\bzbira(?:li|nj)|\bhow data|\brilevaz|\bkerat|keruu|\brecolha|erhebung|\bbronnen\b|\bfuentes\b|\bfonti\b)/u,
  ],
  [
    'programme',
    /(?:\bfund|\bfinanc|\bfinanz|\brahoit|\bbailleur|\bsubsid|\bsubven|\bgrant\b|\bdonor|\bscheme|\bcadre\b|\bkader|kader\b|\bframework|\bbudget line|\bpaid\b|\bsponsor|\bfinans|\bsupport(?:ed)? (?:by|from)\b|\bsteun van|\bsoutien d|\bsostegno d|\bapoyo d|\bpodpor|\bmoney\b|\bforder|\blinea de|\blinea di|\bstream)/u,
  ],
  [
    'level',
    /(?:\blevel|niveau\b|\braven\b|\bnivo\b|\btaso\b|taso\b|\blivello|\bnivel\b|\bechelle|\bschaal|\bscala\b|\bescala\b|\bterrit|\bgeogra|\bscope|\breach\b|\bbereik\b|\bportee|\balcance|\bcoverage|\bcobertura|\bcopertura|\bobmocj|\bkattavu|\balue(?:\b|ellinen)|\bregio|\breikwijd|\blocation|\bwhere\b|\bambito (?:territ|geogr|de aplic|di appl)|\bdimension|schaal)/u,
  ],
  [
    'period',
    /(?:\bperiod|periode\b|\bduration|\bdurat|\bduree|\bduracion|looptijd|\bduur|kesto\b|\bajanjakso|\bobdobj|\btrajanj|\btime|\bdates\b|\bfechas\b|\bajankoht|\bwhen\b|aika\b|\bsince\b|\bsinds\b|\bdepuis\b|\bdesde\b|\bda quando|\bod kdaj|\bkdaj\b|\bquand\b|\bwanneer|\bcuando|\bmilloin|\brunning|\bvoimassa|\bvigenc|kausi\b|\byears\b|\banos\b|\bannees\b|\bjaren\b|\bvuodet\b|\banni\b|tijdvak|\bbegin\b|\btempi\b|\bcas\b|\bcalend|\bplazo|\btiempo|\bquando\b|\bwann\b|vuodet\b|\bzeitraum|zeit\b|\battiv[oa] dal|\bschedule)/u,
  ],
  [
    'outcome',
    /(?:\bfinding|\bresult|\brisultat|\bugotov|\brezultat|bevinding|resultaten\b|\bresultaat|tulokset\b|\btulos|havainno|\bhallazg|\bconclus|\bconclusi|\boutcome|\bimpact|\bimpatt|\besiti\b|\bconstat|\bsklep|\bzakljuck|johtopaato|vaikut|\bachiev(?:ed|em)|\beffect|uitkomst|\blessons?\b|\bmessages?\b|\bspoznanj|\bevidenz|\bevidenc|\blogr|\bopbrengst|\bdosez|\bopbreng|\bretomb|\bsaavut|\blearn|\bconsegui|\beffet|\bucin(?:e?k|ki)|\bcame out|\bfound\b|\btrouve|\bergebnis|\bbefund|\berfolg|\bricadut|\bbilan\b|verwezenlijk|\bevaluacion|aikaansaan|havaitt|\bbereikt\b|\bobtenid|\bottenut|\bchanged?\b)/u,
  ],
  [
    'goal',
    /(?:\bpurpose|\baims?\b|\bobjecti|\bobjetiv|\bobiettiv|\bgoals?\b|\bcilj|\bnamen\b|doel(?:en|stelling|stellingen)?\b|\bdoel|\bbut\b|\bfinalit|\bfinalid|\btarkoitu|tavoit|paamaar|\bscop[oi]\b|\bproposit|\bintent|\bquestion|vraag|kysymy|\bdomand|\bpregunt|vprasanj|\bpretend|\bpropon|\bset out|\bwat wil|\bbeoog|\bnamenjen|\bmetas?\b|\bwhy\b|\bwaarom|\bzakaj|\bpourquoi|\bmiksi|\bperche|\bpor que|\bpara que|\bvise|\bwants? to\b|\bto achieve|\bzweck|\bziel|\bcemu\b|\bpyri)/u,
  ],
  [
    'activities',
    /(?:\bactivit|\bactivid|\battivita|\bdejavnost|\baktivnost|activiteit|\btoimin|\btoimenp|\btoimet|\bactions?\b|\bazioni|\bacciones|\bacties|\bukrep|\bservices?\b|\bservizi|\bservicios|\bstoritv|\bdiensten|\bpalvelu|\bmeasures|\bhow it works|\bwerkwijze|\baanpak|\btehdaan|\bdelajo|\ben que consiste|\bin che cosa|\bwhat (?:is|was|we|they) (?:done|do|did|offer)|\bwat (?:doet|doen|gebeurt)|\bque (?:hace|fait)|\bazione\b|\bactuac|\bintervent|\bdelovanj|\bsteps?\b|\bpotek\b|\bcomo se\b|\bcosa si\b|\bderoulement|\bdesarrollo\b|\bwork done|massnahm|\bablauf|tatigkeit|\baktivitat)/u,
  ],
  [
    'productType',
    /(?:\b(?:type|kind|format|form)\b.*\b(?:product|material|output|tool|publication)|\bvrsta (?:izdelk|gradiv|produkt|pripomoc)|(?:soort|type) (?:product|materiaal)|\btype (?:de|d') ?(?:produit|outil|support)|(?:tuot|materiaal)\w*tyyppi|\btip\w* (?:di|de) (?:prodott|product|material|strument|herramient))/u,
  ],
  [
    'studyType',
    /(?:\b(?:type|kind|design|nature|approach)\b.*\b(?:study|studies|research|etude|recherche)|\b(?:study|research)\s+(?:type|design|approach)|\bvrsta (?:raziskav|studij)|\b(?:soort|type|aard).*(?:onderzoek|studie)|onderzoeks(?:type|opzet|design)|\btutkimu\w*\s?(?:tyyppi|ote|asetelma|laji)|\btip\w* (?:di|de) (?:studi|ricerc|estudi|investig)|studiendesign|forschungs(?:ansatz|design)|\bzasnov|\bparadigm|\bdisen|\bdisegno)/u,
  ],
  [
    'how',
    /(?:\bmethod|\bmetod|\bmenetelm|\bmethode|\bapproach|\bapproche|\benfoque|\bpristop|\bapproccio|\blahestymis|\bdesign)/u,
  ],
  [
    'who',
    /(?:\bauthor|\bauteur|\bautor|\bavtor|\btekija|\borgani[sz]|\bcoordinat|\bkoordinat|\bcoordin|\bnosil|\bizvajal|\bimplement(?:er|ing (?:org|bod|inst|part))|\bente\b|\benti\b|\bentidad|\bporteur|\bpromot|toteuttaj|\bleader|projectleid|\bleading|\bresponsab|\bresearcher|\btutkija|\bcapofila|\binstitut|\binstelling|\bustanov|\bprovider|\bautori|\binstanti|\bverantwoord|\bvastuu|\bsoggett|\bwho\b|\bkdo\b|\bwie\b|\bqui\b|\bkuka\b|\bchi\b|\bquien|\bresponsib|\bodgovor|\bkirjoitt|\b(?:run|led|managed) by|\bgestit|\bliderad|trager\b)/u,
  ],
  [
    'writer',
    /(?:\bwriter|\bwritten|schrijver|\bredact|\bredatt|kirjoitt|\blaatij|\bpublisher|\bizdajatelj|\buitgever|\bediteur|\beditor|\bjulkaisija)/u,
  ],
  ['country', /(?:\bcountr|\bdrzav|\bland(?:en)?\b|\bpays\b|\bmaat?\b|\bpaes[ei]\b|\bpais(?:es)?\b)/u],
  [
    'title',
    /(?:\btitl|\btitel|\btitre|\btitol|\btitul|\bnaslov|\bnaziv|\bname\b|\bnaam\b|\bnom\b|\bnome\b|\bnombre|nimi\b|\bime\b|\bintitul|\bdenomin|otsikko|\binitiativ|\biniziativ|\biniciativ|\bpobud|\bdispositif|\bbenaming|\baloite\b|\bwhat it is|\bhanke\b|\bprojekt\b|\bpraks[ae]\b|\bpraktijk\b|\bpratique\b|\bprassi\b|\bpratica\b|\bpractica\b|\bkaytanto\b)/u,
  ],
  ['year', /(?:\byear|\bjaar\b|\bannee|\bvuosi|vuosi\b|\banno\b|\bano\b|\bleto\b|\bpublished)/u],
  [
    'type',
    /(?:\btype|\btip\b|\btipo|\btipolog|\bvrsta|\bsoort|tyyppi\b|\bcategor|\bkategor|\bkind\b|\bmodalit|\bmodalid|\bforma?\b|\bforme\b|\boblik|\bvorm\b|\bmuoto\b|\bnature\b|\bpodrocj|\btheme|\btema\b|\bteema)/u,
  ],
  ['programme', /(?:\bprogram|\bohjelma|ohjelma\b)/u],
  [
    'about',
    /(?:\bdescri|\bsummar|\bopis|\bomschrijv|\bbeschrijv|\bresum|\bkuvaus|kuvaus\b|\babstract|\bpovzet|\bsamenvat|\btiivist)/u,
  ],
  ['reference', /(?:\breferen|\bcitation|\bciting|\briferim|\bcitazion)/u],
];

/** Words of a header that say nothing about the field: main, of the, project's. */
export const FILLER =
  /^(?:the|of|and|or|in|for|on|a|an|to|main|key|short|brief|most|important|principal|overall|general|specific|related|this|your|please|g?lavn[iaeo]|kljucn[iaeo]|ter|ali|kratek|splosn[iaeo]|za|o|de|het|een|van|en|voor|belangrijkste|voornaamste|korte?|algemene|le|la|les|du|des|d|l|et|ou|un|une|principa(?:l|le|ux|les)|courte?|cle|cles|ja|tai|keskei\w+|tarkei\w+|lyhyt|paa|il|lo|gli|i|di|del|della|dello|dei|delle|e|un|una|principal[ei]|breve|chiave|el|los|las|y|principales|general|breve|clave|s)$/u;
