/**
 * What a column or label can be about, before it is known which kind of record it belongs to. `how` is a method,
 * which is a study's type or its data collection; `about` is an unnamed description.
 */
export const CONCEPTS = [
  'no',
  'who',
  'writer',
  'year',
  'title',
  'acronym',
  'goal',
  'studyType',
  'productType',
  'type',
  'how',
  'data',
  'participants',
  'outcome',
  'programme',
  'period',
  'start',
  'end',
  'level',
  'activities',
  'country',
  'link',
  'about',
  'partners',
  'audience',
  'budget',
  'contact',
  'language',
  'reference',
] as const;
export type Concept = (typeof CONCEPTS)[number];

/**
 * Whole header texts by what they are about: English, Slovene, Dutch, French, Finnish, Italian, Spanish. They are
 * compared folded and without blanks, within the misreadings of a scan; `header-stems.ts` reads what is not here.
 */
export const HEADER_PHRASES: Record<Concept, readonly string[]> = {
  no: split(`no|no.|nr|nr.|n.|n°|nº|#|number|num.|s. no.|serial number|id|row
    št.|zap. št.|zaporedna številka|številka|rb|nummer|volgnummer|numéro|num|nro|numero|järjestysnumero|n. progr.|núm.|número|n.º|ref.|item no.|entry`),
  who: split(`author|authors|author(s)|author/s|organisation|organization|organisations|institution|implementer|implementing organisation
    lead organisation|lead organization|leading organisation|lead partner|leader|project leader|coordinator|project coordinator|coordinating organisation|carried out by|implemented by|responsible organisation|holder|project holder|lead researcher|promoter|provider|beneficiary|applicant|contractor|owner|by|who|name of organisation|research team|researchers|researcher|principal investigator|body|authority|association|ngo
    avtor|avtorji|avtor/ji|avtor(ji)|avtorica|vodja raziskave|odgovorni raziskovalec|avtorstvo|nosilec|nosilci|nosilec projekta|nosilka|izvajalec|izvajalci|izvajalska organizacija|organizacija|ustanova|koordinator|vodja projekta|vodilni partner|prijavitelj|odgovorna organizacija|raziskovalci
    auteur|auteurs|auteur(s)|organisatie|organisaties|instelling|uitvoerder|uitvoerende organisatie|projectleider|projectleiding|projectpartner|leidende organisatie|coördinator|trekker|verantwoordelijke organisatie|opdrachtnemer|uitgevoerd door|promotor|onderzoekers|hoofdonderzoeker|initiatiefnemer
    auteur·e·s|auteurs et autrices|organisme|organismes|organisation porteuse|porteur|porteur du projet|porteur de projet|structure|structure porteuse|opérateur|maître d'ouvrage|coordinateur|coordination|coordinatrice|chef de file|responsable|mis en œuvre par|réalisé par|chercheurs|chercheur principal|chercheuse principale|responsable scientifique|établissement|promoteur
    tekijä|tekijät|tekijä(t)|kirjoittaja(t)|organisaatio|toteuttaja|toteuttajat|toteuttava organisaatio|hankkeen toteuttaja|koordinaattori|päätoteuttaja|vastuutaho|vastuuorganisaatio|hankkeen vetäjä|hallinnoija|vastuullinen tutkija|tutkijat|hakija|järjestö|taho
    autore|autori|autore/i|autore (i)|autrice|ente|enti|ente promotore|ente proponente|ente attuatore|ente capofila|capofila|ente responsabile|organizzazione|promotore|coordinatore|soggetto attuatore|soggetto proponente|soggetto responsabile|realizzato da|attuatore|partner capofila|istituzione|responsabile scientifico|ricercatori|responsabile
    autor|autores|autor/es|autor(es)|autora|autoría|entidad|entidades|entidad promotora|entidad responsable|entidad ejecutora|entidad coordinadora|entidad líder|organización|organizaciones|coordinador|coordinadora|coordinación|ejecutor|institución|socio coordinador|promotor|promotora|responsable|realizado por|investigadores|investigador principal|investigadora principal|equipo investigador
    creator|parentOrganization|provider|publisher|organizer|sponsoringOrganization|träger|projektträger|durchführende organisation|autorinnen und autoren|verfasser|entidade promotora|promotor|source (year)|study (year)|publication (year)|reference (year)|vir (leto)`),
  writer:
    split(`writer|writers|writer(s)|written by|producer|produced by|developer|developed by|created by|publisher
    pisec|pripravil|pripravili|izdajatelj|avtor gradiva|avtorji gradiva|schrijver|schrijvers|uitgever|ontwikkeld door|ontwikkelaar|rédacteur|rédacteurs|rédigé par|éditeur|élaboré par|kirjoittaja|kirjoittajat|laatija|laatijat|julkaisija|scrittore|scritto da|redattore|redatto da|editore|a cura di|escritor|escritora|redactor|redactado por|elaborado por|editor|editorial`),
  year: split(`year|year of publication|publication year|published|date|date of publication|publication date|leto|leto objave|leto izdaje|datum|datum objave|izdano
    jaar|jaar van publicatie|publicatiejaar|verschijningsjaar|jaar van uitgave|publicatiedatum|année|année de publication|date de publication|année de parution|date de parution|an|vuosi|julkaisuvuosi|julkaisupäivä|julkaistu|anno|anno di pubblicazione|data di pubblicazione|data|año|año de publicación|fecha|fecha de publicación|datePublished`),
  title:
    split(`title|titles|name|project title|project name|title of project|title of the project|name of project|name of the project|project|projects|study|research|practice|practices|good practice|name of practice|name of the practice|title of practice|title of the practice|name of the good practice|study title|title of study|title of the study|research title|product|product name|name of product|name of the product|title of product|aspect|initiative|name of the initiative|measure|intervention|activity name|case|case study|name of the programme|material|tool|output
    naslov|naziv|ime|naslov projekta|naziv projekta|ime projekta|projekt|naslov raziskave|naslov študije|raziskava|ime prakse|naslov prakse|naziv prakse|dobra praksa|praksa|naziv dobre prakse|izdelek|naziv izdelka|naslov gradiva|gradivo|pobuda|primer|ukrep|vidik
    titel|naam|projectnaam|projecttitel|titel van het project|naam van het project|naam project|titel project|titel van het onderzoek|titel van de studie|praktijk|naam praktijk|naam van de praktijk|titel van de praktijk|goede praktijk|naam van het product|product|initiatief|naam initiatief|maatregel|benaming|onderwerp
    titre|nom|intitulé|intitulé du projet|titre du projet|nom du projet|projet|titre de l'étude|titre de la recherche|intitulé de l'étude|étude|pratique|nom de la pratique|titre de la pratique|bonne pratique|intitulé de la pratique|nom de la bonne pratique|nom du produit|produit|outil|initiative|nom de l'initiative|mesure|dénomination|dispositif
    nimi|otsikko|nimike|hankkeen nimi|hanke|projekti|projektin nimi|tutkimuksen nimi|tutkimuksen otsikko|tutkimus|käytännön nimi|käytäntö|hyvä käytäntö|hyvän käytännön nimi|tuotteen nimi|tuote|tuotos|aloite|toimenpide|toimintamalli|toimintamallin nimi|teos|julkaisun nimi
    titolo|nome|denominazione|titolo del progetto|nome del progetto|progetto|nome progetto|titolo progetto|titolo della ricerca|titolo dello studio|ricerca|studio|pratica|nome della pratica|titolo della pratica|buona pratica|buona prassi|nome della buona pratica|prodotto|nome del prodotto|titolo del prodotto|strumento|iniziativa|nome dell'iniziativa|misura|intervento
    título|nombre|denominación|título del proyecto|nombre del proyecto|proyecto|título del estudio|título de la investigación|estudio|investigación|práctica|nombre de la práctica|título de la práctica|buena práctica|nombre de la buena práctica|producto|nombre del producto|título del producto|herramienta|iniciativa|nombre de la iniciativa|medida
    name|headline|projekttitel|projektname|projekt|titel des projekts|título do projeto`),
  acronym: split(
    `acronym|abbreviation|short name|short title|project acronym|akronim|kratica|okrajšava|kratko ime|acroniem|afkorting|letterwoord|korte naam|acronyme|sigle|abréviation|akronyymi|lyhenne|lyhyt nimi|acronimo|sigla|abbreviazione|acrónimo|siglas|abreviatura|alternateName`,
  ),
  goal: split(`study purpose|purpose|purpose of the study|purpose of study|purpose of research|research purpose|research aim|research aims|aim of the study|aims of the study|research objective|research objectives|study aim|study objective|research question|research questions|aim|aims|objective|objectives|main objective|main objectives|project objective|project objectives|project aim|project aims|main aim|main aims|main goal|goal|goals|overall objective|general objective|specific objectives|aims and objectives|goals and objectives|objectives of the practice|aims of the practice|what for
    namen|namen raziskave|namen študije|cilj|cilji|glavni cilj|glavni cilji|cilj projekta|cilji projekta|namen projekta|cilji raziskave|cilj raziskave|raziskovalno vprašanje|raziskovalna vprašanja|namen in cilji|cilji prakse|namen prakse|splošni cilj
    doel|doelen|doelstelling|doelstellingen|hoofddoel|hoofddoelstelling|belangrijkste doel|doel van het onderzoek|doel van de studie|onderzoeksdoel|onderzoeksvraag|onderzoeksvragen|doel van het project|projectdoel|projectdoelen|oogmerk|opzet|algemene doelstelling
    but|buts|but de l'étude|objectif|objectifs|objectif principal|objectifs principaux|objectif général|objectif de l'étude|objectifs de l'étude|objet de l'étude|objectif de la recherche|finalité|finalités|question de recherche|questions de recherche|objectif du projet|objectifs du projet|but de la recherche|buts et objectifs
    tarkoitus|tutkimuksen tarkoitus|tutkimuksen tavoite|tutkimuksen tavoitteet|tutkimustavoite|tavoite|tavoitteet|päätavoite|päätavoitteet|hankkeen tavoite|hankkeen tavoitteet|projektin tavoite|päämäärä|päämäärät|tutkimuskysymys|tutkimuskysymykset|keskeiset tavoitteet|keskeinen tavoite
    scopo|scopi|scopo dello studio|scopo della ricerca|obiettivo|obiettivi|obiettivo principale|obiettivi principali|obiettivo generale|obiettivo dello studio|obiettivo della ricerca|obiettivi della ricerca|finalità|finalità dello studio|finalità della ricerca|domanda di ricerca|domande di ricerca|obiettivo del progetto|obiettivi del progetto|oggetto dello studio
    objetivo|objetivos|objetivo principal|objetivos principales|objetivo general|objetivo del estudio|objetivos del estudio|propósito|propósito del estudio|finalidad|finalidad del estudio|fin|fines|metas|meta|objetivo de la investigación|objetivos de la investigación|pregunta de investigación|preguntas de investigación|objetivo del proyecto|objetivos del proyecto|ziel|ziele|zielsetzung|hauptziel|ziel der studie|objetivos do projeto`),
  studyType:
    split(`study type|type of study|type of research|research type|study design|research design|design|type of the study|methodological approach|research approach|kind of study|nature of the study
    vrsta raziskave|vrsta študije|tip raziskave|tip študije|zasnova raziskave|zasnova študije|raziskovalni načrt|raziskovalni pristop|raziskovalna zasnova
    soort onderzoek|type onderzoek|type studie|soort studie|onderzoekstype|onderzoeksopzet|studieopzet|onderzoeksdesign|studietype|aard van het onderzoek
    type d'étude|type de recherche|type de l'étude|nature de l'étude|conception de l'étude|devis de recherche|plan de recherche|démarche
    tutkimustyyppi|tutkimuksen tyyppi|tutkimuksen laji|tutkimusasetelma|tutkimusote|tutkimusstrategia|tutkimuksen luonne
    tipo di studio|tipo di ricerca|tipologia di studio|tipologia di ricerca|disegno dello studio|disegno di ricerca|disegno della ricerca|natura dello studio
    tipo de estudio|tipo de investigación|diseño del estudio|diseño de la investigación|diseño|tipología de estudio|enfoque|studientyp|art der studie`),
  productType:
    split(`type of product|product type|kind of product|type of material|type of output|output type|format|form of product|medium|type of tool
    vrsta izdelka|vrsta gradiva|vrsta produkta|tip izdelka|tip gradiva|oblika|soort product|type product|producttype|soort materiaal|aard van het product|type de produit|type d'outil|nature du produit|type de support|support|tuotetyyppi|tuotteen tyyppi|tuotoksen tyyppi|materiaalin tyyppi|tuotteen laji|tipo di prodotto|tipologia di prodotto|tipo di materiale|tipo di strumento|formato|tipo de producto|tipo de material|tipología de producto|tipo de herramienta`),
  type: split(`type|kind|category|type of aspect|type of activity|type of practice|type of intervention|form|area|field|topic|theme|focus|pillar
    vrsta|tip|kategorija|področje|vrsta vidika|vrsta dejavnosti|soort|categorie|aard|domein|thema|type d'aspect|type d'action|catégorie|nature|domaine|thème|type d'intervention|tyyppi|laji|luokka|aihealue|teema|toiminnan tyyppi|tipo|tipologia|categoria|ambito|tipo di attività|tema|tipología|categoría|ámbito|área|tipo de actividad|tipo de intervención`),
  how: split(
    `method|methods|methodology|research method|research methods|methods used|metoda|metode|metodologija|raziskovalna metoda|raziskovalne metode|methode|methoden|methodologie|onderzoeksmethode|onderzoeksmethoden|méthode|méthodes|méthodologie|méthode de recherche|menetelmä|menetelmät|tutkimusmenetelmä|tutkimusmenetelmät|metodit|metodo|metodi|metodologia|metodo di ricerca|metodi di ricerca|método|métodos|metodología|método de investigación|métodos de investigación`,
  ),
  data: split(`data collection|data|data collection method|data collection methods|data collection techniques|collection of data|data gathering|data source|data sources|sources of data|instruments|technique|techniques|materials and methods
    zbiranje podatkov|način zbiranja podatkov|metoda zbiranja podatkov|metode zbiranja podatkov|podatki|viri podatkov|instrumenti|tehnike zbiranja podatkov
    gegevensverzameling|dataverzameling|gegevens|data verzameling|methode van gegevensverzameling|gegevensbronnen|verzameling van gegevens|wijze van gegevensverzameling|onderzoeksinstrumenten
    collecte des données|collecte de données|recueil des données|recueil de données|données|méthode de collecte|méthodes de collecte des données|sources des données|sources de données|techniques de collecte
    aineistonkeruu|aineiston keruu|tiedonkeruu|tiedonkeruumenetelmä|tiedonkeruumenetelmät|aineistonkeruumenetelmä|aineistonkeruumenetelmät|aineisto|aineistot|tietolähteet
    raccolta dati|raccolta dei dati|metodo di raccolta dati|metodi di raccolta dati|dati|fonti dei dati|fonti|strumenti di raccolta|tecniche di raccolta|modalità di raccolta dati|rilevazione dei dati
    recogida de datos|recopilación de datos|recolección de datos|obtención de datos|datos|método de recogida de datos|métodos de recogida de datos|fuentes de datos|fuentes|técnicas de recogida|técnicas de recogida de datos|instrumentos|datenerhebung`),
  participants:
    split(`participants|participants and sampling|participants & sampling|participants and sample|participants, sampling|participants/sampling|participants / sample|sample|sampling|respondents|respondents and sampling|study participants|sample and participants|sample size|study population|population|population and sample|subjects|interviewees
    udeleženci|udeleženci in vzorčenje|udeleženci raziskave|vzorec|vzorčenje|udeleženci in vzorec|sodelujoči|anketiranci|vzorec in udeleženci|populacija
    deelnemers|deelnemers en steekproef|deelnemers en steekproeftrekking|deelnemers en bemonstering|steekproef|respondenten|respondenten en steekproef|onderzoeksgroep|onderzoekspopulatie|participanten|populatie en steekproef
    participants et échantillonnage|participants et échantillon|échantillon|échantillonnage|répondants|population étudiée|population et échantillon|personnes interrogées|participant·e·s
    osallistujat|osallistujat ja otanta|otos|otanta|tutkimukseen osallistujat|osallistujat ja otos|vastaajat|tutkittavat|kohdejoukko|kohderyhmä ja otanta|tutkimusjoukko|haastateltavat
    partecipanti|partecipanti e campionamento|partecipanti e campione|campione|campionamento|rispondenti|intervistati|popolazione|popolazione e campione|soggetti
    participantes|participantes y muestreo|participantes y muestra|muestra|muestreo|población|población y muestra|encuestados|personas participantes|personas entrevistadas|sujetos|stichprobe|teilnehmende`),
  outcome:
    split(`main findings|findings|key findings|main results|results|key results|outcome|outcomes|main outcomes|results and findings|main findings/findings related to trafficking in human beings|findings related to trafficking in human beings|results/impact|impact|conclusions|main conclusions|achievements|results achieved|expected results|effects|evidence of effectiveness|outputs and results|results and outcomes|effectiveness
    glavne ugotovitve|ugotovitve|ključne ugotovitve|rezultati|glavni rezultati|rezultati raziskave|zaključki|sklepi|učinki|dosežki|doseženi rezultati|ključni rezultati|izsledki
    belangrijkste bevindingen|bevindingen|voornaamste bevindingen|kernbevindingen|resultaten|belangrijkste resultaten|resultaat|uitkomsten|conclusies|voornaamste resultaten|hoofdbevindingen|impact|effecten|behaalde resultaten
    principaux résultats|résultats principaux|résultats|résultat|résultats clés|principales conclusions|conclusions|constats|principaux constats|principales constatations|effets|résultats obtenus|retombées
    päätulokset|tulokset|keskeiset tulokset|tärkeimmät tulokset|keskeiset havainnot|havainnot|tulos|johtopäätökset|keskeiset löydökset|vaikutukset|vaikuttavuus|saavutukset|pääasialliset tulokset|pääasialliset havainnot
    principali risultati|risultati principali|risultati|risultato|principali conclusioni|conclusioni|esiti|principali evidenze|evidenze|principali esiti|impatto|risultati ottenuti|risultati raggiunti|principali scoperte
    principales resultados|resultados principales|resultados|resultado|principales hallazgos|hallazgos|hallazgos principales|principales conclusiones|conclusiones|impacto|resultados obtenidos|logros|resultados clave|ergebnisse|wichtigste ergebnisse|hauptergebnisse`),
  programme:
    split(`programme|program|programs|programmes|funding programme|funding|funded by|fund|funder|funders|funding source|source of funding|financing|financed by|funding body|grant|donor|programme/funding|co-funded by|programme / funder|sponsor|financial support
    program financiranja|financiranje|financer|financerji|vir financiranja|sofinancer|sofinanciranje|finančni vir|financira|donator
    programma|financiering|gefinancierd door|financieringsbron|subsidieverstrekker|financier|subsidie|financieringsprogramma|fonds|gesubsidieerd door
    programme de financement|financement|financé par|bailleur|bailleurs de fonds|source de financement|bailleur de fonds|financeur|financeurs|cofinancement|subvention
    ohjelma|rahoitusohjelma|rahoitus|rahoittaja|rahoittajat|rahoituslähde|rahoituksen lähde
    programma di finanziamento|finanziamento|finanziatore|finanziatori|finanziato da|fonte di finanziamento|ente finanziatore|fondo|linea di finanziamento
    programa|programa de financiación|financiación|financiado por|financiador|financiadores|fuente de financiación|entidad financiadora|fondo|convocatoria|subvención
    funder|sponsor|förderung|fördergeber|gefördert durch|finanzierung|förderprogramm|financiamento|vir sredstev|viri sredstev`),
  period:
    split(`period|period of project|project period|period of the project|time period|duration|project duration|time|time frame|timeframe|timeline|dates|implementation period|period of implementation|start and end|start-end|start date - end date|when|date of implementation|time span|running time|years|date(s)
    obdobje|obdobje projekta|trajanje|trajanje projekta|čas trajanja|čas izvajanja|obdobje izvajanja|termin|časovno obdobje|čas|datum izvedbe|začetek in konec
    periode|looptijd|duur|duurtijd|projectperiode|periode van het project|tijdsperiode|uitvoeringsperiode|projectduur|tijdspanne|tijd|data
    période|durée|durée du projet|période du projet|période de mise en œuvre|dates|période de réalisation|calendrier|période d'exécution|échéance
    ajanjakso|kesto|hankkeen kesto|hankeaika|toteutusaika|aika|ajankohta|toiminta-aika|projektin kesto|hankkeen aika|toteutusajankohta|aikaväli|kausi
    periodo|durata|durata del progetto|periodo del progetto|periodo di attuazione|periodo di realizzazione|periodo di riferimento|tempi|date|arco temporale
    período|duración|duración del proyecto|periodo del proyecto|período del proyecto|periodo de ejecución|período de ejecución|plazo|fechas|vigencia|temporalidad
    od–do|od do|from–to|années|toteutusvuodet|temporalCoverage|temporal|laufzeit|projektlaufzeit|dauer|zeitraum|duração|časovni okvir|temporalización|cronograma|aikataulu|tijdspad|cronoprogramma|tempistica`),
  start: split(
    `start|start date|starting date|beginning|begin|start of project|from|začetek|datum začetka|začetek projekta|startdatum|begindatum|start van het project|aanvang|date de début|début|date de démarrage|aloitus|alkamispäivä|aloituspäivä|alkaa|alku|data inizio|data di inizio|inizio|fecha de inicio|inicio|fecha inicio|startDate|foundingDate|dateCreated`,
  ),
  end: split(
    `end|end date|ending date|closing date|finish|end of project|to|until|konec|datum konca|zaključek|konec projekta|datum zaključka|einddatum|einde|date de fin|fin du projet|päättyminen|päättymispäivä|lopetus|päättyy|loppu|data fine|data di fine|fine|data di conclusione|fecha de fin|fecha fin|fecha de finalización|endDate|dissolutionDate`,
  ),
  level:
    split(`implementation level|level|level of implementation|geographical level|geographic level|scale|scope|geographical scope|geographic scope|coverage|geographical coverage|territory|place|location|geographical area|implementation area|where|region|level of application
    raven|raven izvajanja|nivo|raven izvedbe|območje|območje izvajanja|geografska raven|lokacija|kraj|kraj izvajanja|obseg|nivo izvajanja
    niveau|uitvoeringsniveau|niveau van uitvoering|implementatieniveau|schaal|geografisch niveau|regio|plaats|locatie|werkingsgebied|toepassingsniveau|reikwijdte
    niveau de mise en œuvre|niveau d'implémentation|échelle|portée|niveau d'application|niveau d'exécution|lieu|territoire|zone géographique|région|couverture géographique|niveau d'intervention|niveau de réalisation
    taso|toteutustaso|toteutuksen taso|toimeenpanotaso|alue|toteutusalue|alueellinen taso|maantieteellinen alue|paikka|toteutuspaikka|laajuus|toiminta-alue|kattavuus
    livello|ambito|ambito di attuazione|livello di attuazione|livello di implementazione|livello di realizzazione|ambito territoriale|scala|luogo|territorio|area geografica|livello territoriale|livello di applicazione|regione
    nivel|ámbito|ámbito de actuación|ámbito de aplicación|nivel de implementación|nivel de aplicación|nivel de ejecución|ámbito territorial|ámbito geográfico|escala|alcance|lugar|territorio|región|nivel territorial|nivel de implantación|cobertura
    où|dove|dónde|kje|missä|waar|wo|razpon|ulottuvuus|räumliche ebene|areaServed|location|spatialCoverage|umsetzungsebene|ebene`),
  activities:
    split(`activities|activity|main activities|key activities|actions|measures|description of activities|implementation|what was done|services|content|description of the activities|services provided|methods and activities|activities carried out|how it works
    dejavnosti|aktivnosti|glavne dejavnosti|glavne aktivnosti|ukrepi|opis dejavnosti|opis aktivnosti|storitve|izvedba|izvedene aktivnosti|vsebina
    activiteiten|hoofdactiviteiten|belangrijkste activiteiten|acties|maatregelen|beschrijving van de activiteiten|diensten|uitvoering|voornaamste activiteiten|werkzaamheden|inhoud
    activités|activité|activités principales|principales activités|actions|actions menées|description des activités|mesures|services|contenu|activités réalisées|mise en œuvre
    toiminta|toiminnot|toimenpiteet|aktiviteetit|pääasialliset toimet|keskeiset toiminnot|toiminnan kuvaus|toimet|palvelut|sisältö|toteutus|keskeiset toimenpiteet
    attività|attività principali|principali attività|azioni|descrizione delle attività|misure|servizi|interventi|attività svolte|attività realizzate|contenuto|contenuti
    actividades|actividad|actividades principales|principales actividades|acciones|descripción de las actividades|medidas|servicios|actuaciones|actividades realizadas|contenido|contenidos|maßnahmen|aktivitäten`),
  country: split(
    `country|countries|country of origin|countries involved|participating countries|nation|država|države|sodelujoče države|land|landen|betrokken landen|deelnemende landen|pays|pays concernés|pays participants|maa|maat|osallistujamaat|paese|paesi|paesi coinvolti|nazione|país|países|países participantes|nación|countryOfOrigin`,
  ),
  link: split(`link|links|url|website|web site|webpage|web page|web|web address|web link|weblink|hyperlink|online|source link|link to source|more information|further information|available at|access|internet|site|read more|doi
    povezava|povezave|spletna stran|spletno mesto|spletna povezava|spletni naslov|več informacij|dostopno na|vir|splet|naslov spletne strani
    koppeling|webadres|webpagina|webstek|meer informatie|meer info|bron|beschikbaar op|internetadres|weblink
    lien|liens|site web|site internet|adresse web|page web|plus d'informations|en savoir plus|lien internet|lien web|disponible sur|source
    linkki|linkit|verkkosivu|verkkosivut|verkkosivusto|www-sivu|www|lisätietoja|lisätietoa|verkko-osoite|saatavilla|lähde|internetsivu|kotisivu|nettisivu
    collegamento|collegamenti|sito|sito web|sito internet|pagina web|indirizzo web|maggiori informazioni|disponibile su|fonte|per saperne di più|per approfondire|riferimento web
    enlace|enlaces|página web|sitio web|web|vínculo|más información|dirección web|disponible en|fuente|sitio|página|hipervínculo
    sameAs|mainEntityOfPage`),
  about: split(
    `description|short description|summary|abstract|brief description|overview|about|project description|opis|kratek opis|povzetek|opis projekta|opis prakse|beschrijving|omschrijving|samenvatting|korte beschrijving|projectbeschrijving|description courte|résumé|présentation|descriptif|description du projet|kuvaus|lyhyt kuvaus|tiivistelmä|esittely|hankkeen kuvaus|descrizione|breve descrizione|sintesi|riassunto|presentazione|descrizione del progetto|descripción|breve descripción|resumen|presentación|descripción del proyecto|abstract|articleBody|text`,
  ),
  partners: split(
    `partners|partner|project partners|partnership|consortium|cooperating organisations|partnerji|projektni partnerji|sodelujoče organizacije|konzorcij|projectpartners|partenaires|partenariat|kumppanit|yhteistyökumppanit|hankekumppanit|partenariato|partner di progetto|socios|socios del proyecto|colaboradores|entidades colaboradoras|member|contributor`,
  ),
  audience: split(
    `target group|target groups|target audience|audience|beneficiaries|target population|for whom|ciljna skupina|ciljne skupine|komu je namenjeno|doelgroep|doelgroepen|public cible|groupe cible|publics|bénéficiaires|groupes cibles|kohderyhmä|kohderyhmät|destinatari|gruppo target|target|beneficiari|gruppi target|grupo destinatario|población destinataria|destinatarios|grupo objetivo|público objetivo|beneficiarios|audience`,
  ),
  budget: split(
    `budget|cost|costs|amount|funding amount|total budget|grant amount|proračun|znesek|stroški|vrednost projekta|begroting|bedrag|kosten|coût|montant|coûts|budget total|budjetti|kustannukset|rahoituksen määrä|costo|costi|importo|bilancio|presupuesto|importe|coste|cuantía|amount`,
  ),
  contact: split(
    `contact|contacts|contact person|contact details|e-mail|email|phone|telephone|address|kontakt|kontaktna oseba|telefon|e-pošta|naslov organizacije|contactpersoon|contactgegevens|telefoon|adres|coordonnées|personne de contact|téléphone|adresse|courriel|yhteystiedot|yhteyshenkilö|puhelin|sähköposti|osoite|contatto|contatti|persona di contatto|telefono|indirizzo|contacto|persona de contacto|teléfono|dirección|correo electrónico|contactPoint`,
  ),
  language: split(
    `language|languages|jezik|jeziki|taal|talen|langue|langues|kieli|kielet|lingua|lingue|idioma|idiomas|lengua|inLanguage`,
  ),
  reference: split(
    `reference|references|citation|bibliographic reference|source reference|full reference|navedba vira|sklic|bronvermelding|referentie|référence|référence bibliographique|viite|lähdeviite|riferimento|riferimento bibliografico|citazione|referencia|referencia bibliográfica|cita`,
  ),
};

function split(text: string): string[] {
  return text
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
