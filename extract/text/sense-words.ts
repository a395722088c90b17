/** What a word speaks of, as far as it tells the columns of a report's tables apart. */
export const SENSES = [
  'aim',
  'inquiry',
  'people',
  'outcome',
  'action',
  'place',
  'fund',
  'body',
  'field',
] as const;
export type Sense = (typeof SENSES)[number];

/**
 * Beginnings of folded words in seven languages (English, Slovene, Dutch, French, Italian, Finnish, Spanish); `$` ends
 * a word that is meant as a whole. A word has the first sense that knows it.
 */
export const SENSE_WORDS: Readonly<Record<Sense, readonly string[]>> = {
  aim: [
    'aim goal purpose promot improv raise$ raising$ awareness strengthen ensur encourag prevent enhanc contribut empower',
    'namen cilj izboljsa spodbuj ozavesc krepit preprec',
    'doel bevorder verbeter versterk voorkom bewust',
    'objectif favoris amelior renforc prevenir sensibilis',
    'obiettiv finalit migliorar rafforz promuov prevenzion sensibil',
    'tavoit edista paranta lisata ehkais tietoisuu',
    'objetiv mejora fortalec promov sensibiliz fomenta',
  ],
  inquiry: [
    'explor analys analyz examin investigat understand determin evaluat assess compar describ identif research',
    'analiz preuc razisk ugotov primerj oceni',
    'onderzo vergelijk begrijp beschrijv',
    'etudi comprendre decri',
    'esamin indag confront comprender valuta',
    'tutki selvitt vertail kuvata arvioi',
    'estudi investig',
  ],
  people: [
    'participant respondent sampl purposive snowball n= interviewe aged years$ students professionals employees experts',
    'udelezen anketiran vzorc vzorec namensk oseb dijak strokovnj zaposlen',
    'deelnemer steekproef personen leerling deskundig',
    'echantillon personnes enquet repondant',
    'partecipant campion persona$ persone$ eta$ intervistat',
    'osallistuj vastaaj otos otanta henkil',
    'participantes muestra muestreo personas encuestad profesional',
  ],
  outcome: [
    'found$ find$ finds$ findings$ show$ shows$ showed$ shown$ reveal indicat suggest demonstrat conclude conclusion majority most$ percent however although increas decreas better more$ less$ has$ have$ had$ were$ was$',
    'pokaza razkri vecin ugotovitv narasl zmanjs vec$ manj$',
    'toont$ toonde$ blijk$ blijkt$ bleek gebleken meerderheid toename meer$ minder$',
    'montr revel majorite augment diminu plus$ moins$',
    'mostra rivel dimostra maggioranza aument piu$ meno$',
    'osoitt ilmen enemmisto lisaanty vaheni',
    'revela mayoria mas$ menos$',
  ],
  action: [
    'workshop training lecture campaign meeting organis organiz distribut leaflet counsel activit course helpline seminar',
    'delavnic usposablj predavanj kampanj srecanj posvet letak dejavnost aktivnost',
    'opleiding cursus vorming campagne bijeenkomst',
    'atelier formation reunion',
    'laborator formazione incontr attivita',
    'tyopaj koulutu tapaami toimin luen',
    'taller formacion campana actividad charla',
  ],
  place: [
    'national local regional international transnational europe european federal country countrywide nationwide municipal level',
    'nacional drzav lokaln regij mednarod obcin raven',
    'nationaal lokaal regionaal internationa europees gemeente land$ niveau',
    'departement pays$',
    'nazionale comunal',
    'kansallinen paikallinen alueellinen kansainvali euroop valtakunnal maakun taso',
    'estatal autonomic provincial internacional',
  ],
  fund: [
    'fund$ funds$ funded$ funding$ program project support$ supported$ financ grant erasmus horizon budget mechanism co-fund cofund commission ministry',
    'amif$ isf$ cerv$ esf$ eea$ daphne$ interreg h2020',
    'sklad sofinancir podpr ministrst',
    'fonds gefinancierd steun subsidi ministerie',
    'soutien subvention ministere',
    'fondo finanziat contribut ministero',
    'rahoi rahasto tuki$ avustu',
    'financiad subvencion ayuda$ ministerio',
  ],
  body: [
    'universit association foundation institut ngo society societies centre$ center$ coordinator partner police faculty federation network council',
    'drustvo zavod fakultet univerz fundacij ustanov policij',
    'stichting vereniging hogeschool politie centrum koepel',
    'fondation conseil reseau',
    'fondazione associazione cooperativa rete$ consorzi polizia',
    'yhdistys saatio yliopisto keskus liitto poliisi',
    'fundacion asociacion universidad federacion',
  ],
  field: [
    'prevention$ detection identification assistance integration reintegration protection prosecution inclusion rehabilitation cooperation reception education care$ accommodation',
    'preventiv odkriv prepozna pomoc integracij reintegracij zascit sodelovanj nastanit izobraz',
    'preventie opsporing hulpverlening integratie bescherming samenwerking opvang',
    'accompagnement accueil insertion hebergement',
    'individuazione assistenza integrazione protezione inclusione accoglienza',
    'ennaltaehkais tunnistami auttami kotoutu suojelu yhteistyo majoitu',
    'prevencion deteccion asistencia integracion proteccion acogida insercion',
  ],
};
