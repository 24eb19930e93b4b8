"""The topics of the staff's workbench: the product areas of a German municipal budget.

Source: Produktrahmen of North Rhine-Westphalia, the 17 Produktbereiche of the municipal budget
(administrative rules for § 4 Kommunalhaushaltsverordnung NRW). Area 01 is parted in two, as agreements speak
much of how partners work together; area 17 (foundations) is left out.
"""

from __future__ import annotations

TOPIC_SOURCE = "Produktbereiche des kommunalen Haushalts (NKF-Produktrahmen Nordrhein-Westfalen)"

# Terms of any contract and of any payment: they tell the topic only where nothing else does.
TOPIC_TERMS: dict[str, str] = {
    "politik": (
        "Vertrag Vereinbarung Laufzeit Vertragsdauer Geltungsdauer Kündigung Kündigungsfrist gekündigt "
        "Verlängerung Austritt Beitritt Mitglied Mitgliedschaft Stimme Stimmrecht Beschluss beschlussfähig "
        "Mehrheit Einvernehmen Einigung Streit Streitigkeit Schlichtung Schiedsstelle Vorsitz Beigeordneter "
        "Ratsmitglied Mandat Wahl Wahlzeit Wahlperiode Amtszeit Tagesordnung Partner Vertragspartner "
        "Geschäftsordnung Protokoll Fusion Zusammenschluss Kooperationsrat Lenkungsrunde Lenkungsgruppe "
        "Lenkungskreis Steuerungsgruppe"
    ),
    "finanzen": (
        "Kosten Kostenanteil Kostenverteilung Betriebskosten Personalkosten Abschlag Abschlagszahlung "
        "Vorauszahlung Nachforderung Nachzahlung Zahlung Rechnung Abrechnung Verrechnung Verrechnungssatz "
        "Stundensatz Entgelt Gebühr Kostenerstattung Erstattung Ausgleichszahlung Zuschuss Zuschussbedarf "
        "Finanzierung Anschubfinanzierung Erlös Einnahme Ausgabe Umsatzsteuer Kassenprüfung "
        "Rechnungsprüfung Jahresabschluss Jahresrechnung Wirtschaftsplan Pauschale Zinsen Verzugszinsen "
        "Darlehen Überschuss Defizit Verlust Pacht"
    ),
}

# Heads of compounds that say what is done with a matter, or what there is for it, not which matter it is:
# a "Kulturförderung" and a "Kultureinrichtung" are both about Kultur.
GENERAL_HEADS = (
    "Wende Neutralität Stätte Einrichtung Anlage Netz Infrastruktur Konzept Plan Planung Strategie Programm "
    "Projekt Maßnahme Angebot Förderung Politik Entwicklung Standort Versorgung Bereich Thema Ziel Arbeit "
    "Wesen Situation Bedarf Ausbau Umbau Neubau Bau Anbau Sanierung Erneuerung Modernisierung Unterhaltung "
    "Erhalt Stärkung Beratung Dienst Leistung Zentrum Büro Gebäude Mittel Zuschuss Manager Management "
    "Koordinator Bericht Kataster Fonds Verein Verband Initiative Netzwerk Träger Nutzung Anpassung Qualität "
    "Entwurf Bewegung Schutz Vorsorge Gestaltung"
)

# id: (name, area of the scheme, what it is about in a sentence, words that give it away)
TOPICS: dict[str, tuple[str, str, str, str]] = {
    "politik": (
        "Politische Zusammenarbeit und Gremien",
        "01",
        "Zusammenarbeit der Fraktionen, Abstimmung im Rat, Ausschüsse, Bürgerbeteiligung",
        "Zusammenarbeit Gruppenvorsitz Ausschuss Fraktion Koalition Koalitionsausschuss Ratssitzung "
        "Kreistagssitzung Abstimmung "
        "Bürgerbeteiligung Einwohnerversammlung Sitzung Livestream Beirat Jugendparlament "
        "Bürgerbudget Sitzungsgeld Bürgerrat Gremium Bürgerversammlung Bürgerhaushalt Redezeit Jugendrat "
        "Jugendbeirat "
        "Demokratie Bürgerentscheid Bürgerbegehren Ortsrat Ortsbeirat Ortschaftsrat Bürgerdialog "
        "Einwohnerfragestunde Bürgerfragestunde Mitsprache Niederschrift Hauptsatzung Pressemitteilung",
    ),
    "verwaltung": (
        "Innere Verwaltung und Digitalisierung",
        "01",
        "Verwaltung, Personal, Stellen, Bürgerbüro, Digitalisierung, Gebäude der Verwaltung",
        "Verwaltung Personal Stellenplan Bürgerbüro Digitalisierung Onlinedienst Open-Data Datenportal "
        "WLAN Glasfaser "
        "Breitband Software Gleichstellung Beschäftigte Ausbildung Vergabe Wiederbesetzungssperre "
        "Verwaltungsleistung Kreishaus Internet Bauhof Rathaus Personalrat IT IT-Stelle Informationstechnik "
        "Vergabestelle "
        "Ratsinformationssystem App Website Standesamt Vollstreckung E-Akte betriebsbedingt "
        "digital "
        "Bürokratie Bürokratieabbau Bürgerservice Behördengang Onlineantrag Mobilfunk "
        "Mobilfunkmast Homeoffice Dezernat Führungskraft Gleichstellungsbeauftragte Personalentwicklung "
        "papierlos",
    ),
    "ordnung": (
        "Sicherheit und Ordnung",
        "02",
        "Feuerwehr, Brandschutz, Katastrophenschutz, Rettungsdienst, Ordnungsdienst, Polizei",
        "Feuerwehr Brandschutz Katastrophenschutz Rettungsdienst Rettungswache Ordnungsdienst Ordnungsamt "
        "Polizei Sicherheit "
        "Sirene Drehleiter Gerätehaus Löschfahrzeug Videoüberwachung Leitstelle Notarzt Hilfsfrist "
        "Ortsfeuerwehr "
        "Feuerwehrhaus Wehr Tragkraftspritzenfahrzeug Gemeindebrandmeister Bevölkerungsschutz "
        "Ordnungswidrigkeit Verwarnungsgeld Bußgeld Leinenpflicht Hundekot "
        "Rettungswagen Wehrleiter Wehrführer Gerätewart Stadtbrandmeister Ortsbrandmeister "
        "Sicherheitsdienst Sicherheitskonzept Sicherheitsgefühl Sicherheitspartnerschaft Streife "
        "Fußstreife Jugendfeuerwehr Kinderfeuerwehr Zivilschutz Kriminalität Kriminalprävention "
        "Vandalismus Alkoholverbot Gefahrenabwehr Einsatzkraft Löschwasser",
    ),
    "schule": (
        "Schulträgeraufgaben",
        "03",
        "Schulen, Ganztag, Schulsozialarbeit, Schülerbeförderung, Ausstattung der Schulen",
        "Schule Grundschule Gymnasium Gesamtschule Oberschule Förderschule Ganztagsschule "
        "Schulsozialarbeit Schüler Mensa "
        "Schulträger Schulhof Unterricht Klassenraum Tablet Schulmittagessen Schulzentrum Berufsschule "
        "Oberstufe "
        "Schülerbeförderung Schulentwicklungsplan Schulentwicklungsplanung Beschulung "
        "Ganztagsbetreuung Ganztag "
        "Schulform Schulgebäude Klassenzimmer Lehrkraft Bildungschance Bildungslandschaft "
        "Bildungseinrichtung Bildungsangebot Bildungspolitik Digitalpakt Schulbegleitung "
        "Schulverpflegung Grundschulkind Berufsbildung",
    ),
    "kultur": (
        "Kultur und Wissenschaft",
        "04",
        "Theater, Museum, Bücherei, Musikschule, Volkshochschule, Kunst, Hochschule",
        "Kultur Theater Museum Bücherei Bibliothek Musikschule Volkshochschule Kunst Konzert Kino Denkmal "
        "Archiv Universität "
        "Hochschule Kulturhauptstadt Heimatpflege Fest Straßenmusik Orchester Clubkultur Erinnerung "
        "Straßenname Wissenschaft "
        "Forschung Campus Stadthalle Kulturhaus Heimatfest "
        "kulturell Kulturschaffende Kulturerbe Welterbe Weltkulturerbe Künstler Ausstellung Festival "
        "Brauchtum Heimat Gedenkstätte Gedenken Stadtarchiv Stadtbücherei Stadtbibliothek Denkmalpflege "
        "Studium Studierende Städtepartnerschaft Partnerstadt Stadtfest Stadtjubiläum Chor",
    ),
    "soziales": (
        "Soziale Leistungen",
        "05",
        "Soziales, Senioren, Pflege, Inklusion, Geflüchtete, Integration, Wohnungslose, Frauenhaus",
        "Soziales Senioren Pflege Inklusion Behinderung Barrierefreiheit Flüchtling Geflüchtete "
        "Integration Asyl Migration "
        "Sozialpass Schuldnerberatung Frauenhaus Obdachlose Wohnungslose Armut Ehrenamt Seniorenbeirat "
        "Teilhabe "
        "Sprachkurs Suchtberatung Sozialticket Unterkunft Pflegestützpunkt "
        "Nachbarschaftshilfe Pflegeheim Altenheim Seniorenbeauftragte Behindertenbeauftragte "
        "Behindertenbeirat "
        "Zugewanderte Begegnungsstätte "
        "sozial Senior Seniorenheim Altenhilfe Altenpflege pflegebedürftig Kinderarmut Obdachlosigkeit "
        "Wohlfahrtsverband Sozialberatung Jobcenter Gewaltschutz Mehrgenerationenhaus Engagement "
        "Freiwilligenagentur barrierefrei inklusiv ehrenamtlich Behindertenbeauftragter Zusammenhalt",
    ),
    "jugend": (
        "Kinder-, Jugend- und Familienhilfe",
        "06",
        "Kindertagesstätten, Krippe, Kindertagespflege, Jugendarbeit, Jugendzentrum, Familien, Spielplätze",
        "Kindertagesstätte Kita Krippe Kindergarten Waldkindergarten Kindertagespflege Jugendarbeit "
        "Jugendpflege Jugendzentrum Jugendliche "
        "Familie Familienbüro Spielplatz Jugendhilfe Kinderbetreuung Elternbeitrag Krippengruppe "
        "Ferienfreizeit Jugendtreff Jugendparlament Jugendrat Jugendbeirat Jugendvertretung Spielgerät "
        "Jugend Kinderschutz Kindeswohl Erzieher Erzieherin Elternarbeit Tagespflegeperson Tagesmutter "
        "Hort Kitaplatz Betreuungsplatz Familienpolitik Jugendclub kinderfreundlich "
        "Streetwork Ferienbetreuung jugendlich",
    ),
    "gesundheit": (
        "Gesundheitsdienste",
        "07",
        "Krankenhaus, Klinik, Ärzte, Geburtshilfe, medizinische Versorgung, Gesundheitsamt",
        "Gesundheit Krankenhaus Klinik Klinikum Arzt Hausarzt Geburtshilfe Hebamme Gesundheitsamt "
        "Gesundheitszentrum "
        "Medizin Telemedizin Patient Kreißsaal Versorgungszentrum Stipendium Facharzt Notaufnahme "
        "medizinisch ärztlich gesundheitlich Ärztehaus Landarzt Kinderarzt Arztpraxis Hausarztpraxis "
        "Notfallpraxis Apotheke Impfung Unterversorgung",
    ),
    "sport": (
        "Sportförderung",
        "08",
        "Sportvereine, Sporthallen, Sportplätze, Schwimmbäder, Freibad, Hallenbad",
        "Sport Sportverein Sporthalle Turnhalle Sportplatz Schwimmbad Freibad Hallenbad Kunstrasenplatz "
        "Schwimmunterricht "
        "Lehrschwimmhalle Schwimmen Badesaison Skaterplatz Naturbad Freibadsaison Badeaufsicht "
        "Dreifeldhalle Mehrzweckhalle "
        "sportlich Sportstätte Sportanlage Sportler Sportfest Stadion Bolzplatz Skateanlage Eishalle "
        "Vereinssport Schwimmkurs Badebetrieb Kunstrasen",
    ),
    "planung": (
        "Räumliche Planung und Entwicklung",
        "09",
        "Bebauungsplan, Flächennutzungsplan, Baugebiet, Stadtentwicklung, Dorfentwicklung, Innenstadt",
        "Bebauungsplan Flächennutzungsplan Baugebiet Neubaugebiet Stadtentwicklung Dorfentwicklung "
        "Innenstadt Stadtplanung Raumordnung "
        "Wettbewerb Quartier Ortskern Bebauung Regionalplan Leerstand Sanierungsgebiet Vorranggebiet "
        "Städtebau Städtebauförderung Marktplatz Dorfplatz "
        "städtebaulich Bauleitplanung Flächennutzung Flächenverbrauch Nachverdichtung Innenentwicklung "
        "Ortsmitte Ortsbild Stadtbild Stadtumbau Dorferneuerung Konversion Brache Brachfläche "
        "Leerstandsmanagement Quartiersmanagement Landesplanung Gestaltungssatzung",
    ),
    "wohnen": (
        "Bauen und Wohnen",
        "10",
        "Wohnungsbau, Sozialwohnungen, Mieten, Wohnungsbaugesellschaft, Bauplätze, Bauordnung",
        "Wohnung Wohnungsbau Miete Mietwohnung Wohnbau Sozialwohnung Wohnungsbaugesellschaft Bauplatz "
        "Wohnheim Erbpacht Wohnraum "
        "Bauordnung Baugenehmigung Zweckentfremdung Wohneinheit Mietpreisbindung Ferienwohnung Bauland "
        "Wohngebäude Erbbaurecht Wohnen Bauantrag Reihenhaus Einfamilienhaus Mehrfamilienhaus Parzelle "
        "Eigenheim Eigenheimgebiet "
        "Wohnungsmarkt Wohnungsnot Wohnungswirtschaft Wohnungsgenossenschaft Wohnungspolitik Wohnprojekt "
        "Wohngebiet Mieter Baugrundstück Baulücke Studentenwohnheim Mehrgenerationenwohnen mieten",
    ),
    "entsorgung": (
        "Ver- und Entsorgung",
        "11",
        "Abfall, Müll, Abwasser, Trinkwasser, Wertstoffe, Stadtwerke, Strom- und Gasnetz",
        "Abfall Müll Restmüll Biotonne Abwasser Trinkwasser Wertstoffhof Kläranlage Stadtwerke Kanal "
        "Deponie Wertstoffmobil "
        "Müllgebühr Wasserversorgung Tonne Abfallwirtschaft Nahwärmenetz Fernwärme Entsorgungsfirma "
        "Wasserpreis Wassergebühr Schmutzwasser Niederschlagswasser Regenwasser Hochbehälter Wasserwerk "
        "Müllfahrzeug Sperrmüll Grüngut "
        "Nahwärme Trinkwasserversorgung Wasserleitung Stromnetz Konzession "
        "Konzessionsvertrag Recycling Wertstoff Kanalnetz Kanalisation Stadtreinigung Abfallgebühr "
        "Abwassergebühr Klärschlamm Rekommunalisierung Versorgungsnetz",
    ),
    "verkehr": (
        "Verkehrsflächen und -anlagen, ÖPNV",
        "12",
        "Straßen, Radwege, Radverkehr, Bus und Bahn, Parken, Tempo 30, Brücken, Straßenbeleuchtung",
        "Verkehr Straße Radweg Radverkehr Fahrrad Rad Bus Bahn Buslinie Parken Parkplatz Parkgebühr Tempo "
        "Brücke Straßenbeleuchtung "
        "Fußgänger Gehweg Kreisstraße Umgehungsstraße Ortsumgehung Nahverkehr ÖPNV Haltestelle Bürgerbus "
        "Rufbus Straßenausbau "
        "Mobilität Ticket Fahrplan Linie Ladesäule Straßenbahn Winterdienst Fahrradparkplatz Stundentakt "
        "Bahnhof Kreisel Stellplatz Fahrradstellplatz Umleitung "
        "Verkehrsweg Verkehrssicherheit Elektromobilität E-Mobilität Ladeinfrastruktur Ladepunkt "
        "Carsharing Bikesharing Fußverkehr Fußgängerzone Fußgängerüberweg Zebrastreifen "
        "Verkehrsberuhigung Schulweg Schiene Schienenverkehr Bahnstrecke Umfahrung Ortsumfahrung "
        "Landesstraße Bundesstraße Autobahn Linienverkehr Schülerverkehr Anwohnerparken Bewohnerparken "
        "Parkhaus Mitfahrbank Jobticket parken",
    ),
    "natur": (
        "Natur- und Landschaftspflege, Friedhöfe",
        "13",
        "Naturschutz, Grünflächen, Bäume, Wald, Moor, Gewässer, Friedhof, Landwirtschaft",
        "Naturschutz Natur Grünfläche Baum Baumschutz Wald Moor Moorschutz Gewässer Friedhof "
        "Landwirtschaft Blühstreifen Biotop "
        "Landschaftspflege Artenschutz Forst Urne Bestattung Obstbaum Wiedervernässung Hochwasserschutz "
        "Aufforstung aufgeforstet Renaturierung Begrünung Fledermaus Hochwasser Hochwasservorsorge "
        "Rückhaltebecken Regenrückhaltebecken Grünpflege Torf Torfabbau "
        "Landschaftsschutz Landschaftsschutzgebiet Naturschutzgebiet Parkanlage Stadtpark Kurpark "
        "Stadtwald Artenvielfalt Biodiversität Insekt Biene Blühfläche Streuobstwiese Bachlauf Fluss "
        "Deich Landwirt landwirtschaftlich ökologisch Tierschutz Jagd Gewässerentwicklung",
    ),
    "umwelt": (
        "Umwelt, Klimaschutz und Energie",
        "14",
        "Klimaschutz, erneuerbare Energien, Photovoltaik, Windenergie, Klimaneutralität, Energiesparen",
        "Umwelt Klima Klimaschutz Klimaschutzmanager Energie Photovoltaik Solar Windenergie Windkraft "
        "Windrad Windpark klimaneutral "
        "Wärmeplanung energetisch Elektroantrieb Emission Lärm Solaranlage Photovoltaikanlage Bürgerenergie "
        "Heizwerk Wärmenetz Klimaanpassung Hitzeaktionsplan Hitzeschutz Entsiegelung Starkregen "
        "Klimawandel Klimafolge Energiewende Wärmewende Treibhausgas CO2 erneuerbar klimafreundlich "
        "Geothermie Biogas Wasserstoff Energieberatung Energieeffizienz Energieverbrauch Umweltschutz "
        "Ökostrom Freiflächenanlage Lärmschutz Lärmaktionsplan Luftreinhaltung Altlast",
    ),
    "wirtschaft": (
        "Wirtschaft und Tourismus",
        "15",
        "Wirtschaftsförderung, Gewerbegebiete, Tourismus, Handel, Märkte, Gründer, Arbeitsplätze",
        "Wirtschaft Wirtschaftsförderung Gewerbegebiet Gewerbe Gewerbegrundstück Tourismus Gästekarte "
        "Einzelhandel Wochenmarkt Gründer "
        "Unternehmen Handwerk Hotel Wanderweg Touristinformation Tourist-Info Sparkasse Messe "
        "Wohnmobilstellplatz Campingplatz "
        "wirtschaftlich touristisch Industrie Mittelstand Start-up Existenzgründung Fachkräftemangel "
        "Fachkräftesicherung Arbeitsmarkt Ansiedlung Unternehmensansiedlung Industriegebiet Gewerbepark "
        "Gastronomie Stadtmarketing Nahversorgung Dorfladen Kurort Innovation Technologiezentrum "
        "Wirtschaftsstandort",
    ),
    "finanzen": (
        "Allgemeine Finanzwirtschaft",
        "16",
        "Haushalt, Steuern, Hebesätze, Kreisumlage, Verschuldung, Kredite, Gebühren",
        "Haushalt Steuer Grundsteuer Gewerbesteuer Hebesatz Kreisumlage Samtgemeindeumlage Umlage "
        "Verschuldung Nettoneuverschuldung Kredit "
        "Haushaltsausgleich Rücklage Hundesteuer Konsolidierung Finanzen Schulden Straßenausbaubeitrag "
        "Fehlbetrag Zuweisung Zweitwohnungssteuer Bettensteuer Eigenmittel "
        "Haushaltsplan Haushaltslage Doppelhaushalt Neuverschuldung Kassenkredit Altschulden "
        "Steuererhöhung Steuersatz Finanzlage Einsparung Sparmaßnahme Haushaltssperre",
    ),
}
