namespace Heed.Tests.Intake;

/// <summary>Sentences the language model has never seen, written apart from its training texts and on other matters.</summary>
internal static class HeldOut
{
    /// <summary>By language; <c>other</c> holds languages Heed does not speak.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Sentences = new Dictionary<string, string[]>
    {
        ["en"] = Lines("""
            Tomatoes need a lot more sun than you would think.
            My sister passed her driving test on the fourth attempt.
            The council wants to build three hundred flats on the old airfield.
            I finished the book in one sitting and cried at the end.
            Put the dough in the fridge overnight and bake it in the morning.
            Our goalkeeper saved two penalties in the final.
            The new museum ticket machine only takes coins.
            Hospitals across the region are short of beds this winter.
            Anyone else think the second season was worse than the first?
            He plays the violin under my window every single night.
            Interest rates are going up again next month.
            Swimming in the sea in January is not for me.
            Whoever painted that wall deserves a medal.
            Did you manage to finish the puzzle without help?
            A fox ran across the garden while we were having breakfast.
            Our flight was diverted because of fog and we slept at the airport.
            The teacher gave them far too much homework over the holidays.
            Electric scooters are left all over the pavement.
            Keep your receipts, otherwise you cannot claim the expenses.
            Mum grows her own beans and shares them with half the street.
            The lake has completely frozen over for the first time since I was a child.
            Someone keeps stealing my lunch from the office fridge.
            Good luck with the exam, you will smash it!
            These headphones hurt my ears after twenty minutes.
            How long should I leave the paint to dry?
            They raised more than a thousand pounds for the animal shelter.
            Weird noise coming from the engine, should I be worried?
            Her speech was short, funny and straight to the point.
            Nothing beats a hot shower after a long hike.
            just watched the match highlights, what a goal that was
            tbh i think you should ask for your deposit back
            cant believe how expensive butter has become
            Six months of waiting and then the appointment gets cancelled by text.
            Wages have not kept up with rents around here.
            """),
        ["es"] = Lines("""
            Los tomates necesitan mucho más sol de lo que crees.
            Mi hermana aprobó el carné de conducir a la cuarta.
            El ayuntamiento quiere construir trescientos pisos en el viejo aeródromo.
            Me leí el libro de un tirón y acabé llorando.
            Deja la masa en la nevera toda la noche y hornéala por la mañana.
            Nuestro portero paró dos penaltis en la final.
            La máquina del museo solo acepta monedas.
            Este invierno faltan camas en los hospitales de la región.
            ¿Soy la única que piensa que la segunda temporada es peor?
            Toca el violín debajo de mi ventana todas las noches.
            Los intereses vuelven a subir el mes próximo.
            Bañarse en el mar en enero no es lo mío.
            El que pintó ese muro se merece una medalla.
            ¿Conseguiste terminar el rompecabezas sin ayuda?
            Un zorro cruzó el jardín mientras desayunábamos.
            Desviaron nuestro vuelo por la niebla y dormimos en el aeropuerto.
            La maestra les puso demasiados deberes para las vacaciones.
            Hay patinetes eléctricos tirados por toda la acera.
            Guarda los recibos, si no luego no puedes justificar los gastos.
            Mi abuela cultiva judías y las reparte por medio barrio.
            El lago se ha helado por primera vez desde que era pequeña.
            Alguien me roba la comida de la nevera de la oficina.
            Mucha suerte con el examen, lo vas a bordar.
            Estos auriculares me hacen daño a los veinte minutos.
            ¿Cuánto tiempo tengo que dejar secar la pintura?
            Recaudaron más de mil euros para la protectora de animales.
            El motor hace un ruido raro, ¿debería preocuparme?
            Su discurso fue corto, divertido y directo.
            No hay nada como una ducha caliente después de una caminata larga.
            acabo de ver el resumen del partido, menudo golazo
            yo que tu pediria que te devuelvan la fianza
            es increible lo cara que esta la mantequilla
            Seis meses esperando y te cancelan la cita con un mensaje.
            Los sueldos no han subido tanto como los alquileres.
            """),
        ["de"] = Lines("""
            Tomaten brauchen viel mehr Sonne, als man denkt.
            Meine Schwester hat die Führerscheinprüfung beim vierten Mal bestanden.
            Die Stadt will auf dem alten Flugplatz dreihundert Wohnungen bauen.
            Ich habe das Buch in einem Zug gelesen und am Ende geweint.
            Den Teig über Nacht in den Kühlschrank stellen und morgens backen.
            Unser Torwart hat im Finale zwei Elfmeter gehalten.
            Der Automat im Museum nimmt nur Münzen.
            In den Krankenhäusern der Region fehlen in diesem Winter Betten.
            Findet noch jemand, dass die zweite Staffel schlechter war?
            Er spielt jeden Abend unter meinem Fenster Geige.
            Die Zinsen steigen nächsten Monat schon wieder.
            Im Januar im Meer zu baden ist nichts für mich.
            Wer diese Wand bemalt hat, verdient einen Orden.
            Hast du das Rätsel ohne Hilfe gelöst?
            Beim Frühstück lief ein Fuchs durch unseren Garten.
            Unser Flug wurde wegen Nebel umgeleitet und wir schliefen am Flughafen.
            Die Lehrerin hat ihnen über die Ferien viel zu viel aufgegeben.
            Überall auf dem Gehweg liegen Elektroroller herum.
            Heb die Belege auf, sonst bekommst du die Auslagen nicht erstattet.
            Oma zieht ihre Bohnen selbst und verteilt sie in der halben Straße.
            Der See ist zum ersten Mal seit meiner Kindheit ganz zugefroren.
            Jemand klaut ständig mein Essen aus dem Kühlschrank im Büro.
            Viel Glück bei der Prüfung, du schaffst das!
            Diese Kopfhörer tun nach zwanzig Minuten weh.
            Wie lange muss die Farbe trocknen?
            Für das Tierheim kamen über tausend Euro zusammen.
            Komisches Geräusch aus dem Motor, muss ich mir Sorgen machen?
            Ihre Rede war kurz, witzig und auf den Punkt.
            Nach einer langen Wanderung geht nichts über eine heiße Dusche.
            grad die zusammenfassung vom spiel gesehen, was für ein tor
            an deiner stelle würd ich die kaution zurückverlangen
            unglaublich wie teuer butter geworden ist
            Sechs Monate gewartet und dann wird der Termin per SMS abgesagt.
            Die Löhne halten mit den Mieten längst nicht mehr mit.
            """),
        ["fr"] = Lines("""
            Les tomates ont besoin de bien plus de soleil qu'on ne croit.
            Ma sœur a eu son permis de conduire à la quatrième tentative.
            La mairie veut construire trois cents logements sur l'ancien aérodrome.
            J'ai lu le livre d'une traite et j'ai pleuré à la fin.
            Laissez la pâte au frigo toute la nuit et faites-la cuire le matin.
            Notre gardien a arrêté deux penaltys en finale.
            Le distributeur du musée ne prend que les pièces.
            Les hôpitaux de la région manquent de lits cet hiver.
            Vous trouvez aussi que la deuxième saison est moins bonne ?
            Il joue du violon sous ma fenêtre tous les soirs.
            Les taux vont encore augmenter le mois prochain.
            Se baigner dans la mer en janvier, très peu pour moi.
            Celui qui a peint ce mur mérite une médaille.
            Tu as réussi à finir le puzzle sans aide ?
            Un renard a traversé le jardin pendant le petit-déjeuner.
            Notre vol a été dérouté à cause du brouillard et on a dormi à l'aéroport.
            La maîtresse leur a donné beaucoup trop de devoirs pour les vacances.
            Des trottinettes traînent partout sur les trottoirs.
            Gardez vos tickets, sinon les frais ne seront pas remboursés.
            Mamie cultive ses haricots et en donne à la moitié du village.
            Le lac a complètement gelé pour la première fois depuis mon enfance.
            Quelqu'un vole mon déjeuner dans le frigo du bureau.
            Bonne chance pour l'examen, tu vas tout déchirer !
            Ce casque me fait mal aux oreilles au bout de vingt minutes.
            Combien de temps faut-il laisser sécher la peinture ?
            Plus de mille euros ont été récoltés pour le refuge.
            Drôle de bruit dans le moteur, je dois m'inquiéter ?
            Son discours était court, drôle et précis.
            Rien ne vaut une douche chaude après une longue randonnée.
            je viens de voir le résumé du match, quel but
            a ta place je demanderais la caution
            c'est fou le prix du beurre maintenant
            Six mois d'attente et le rendez-vous est annulé par texto.
            Les salaires ne suivent plus du tout les loyers.
            """),
        ["it"] = Lines("""
            I pomodori hanno bisogno di molto più sole di quanto si pensi.
            Mia sorella ha preso la patente al quarto tentativo.
            Il comune vuole costruire trecento appartamenti sul vecchio aeroporto.
            Ho letto il libro tutto d'un fiato e alla fine ho pianto.
            Lasciate l'impasto in frigo tutta la notte e infornatelo al mattino.
            Il nostro portiere ha parato due rigori in finale.
            La macchinetta del museo accetta solo monete.
            Quest'inverno negli ospedali della regione mancano i letti.
            Anche secondo voi la seconda stagione era peggio della prima?
            Suona il violino sotto la mia finestra tutte le sere.
            I tassi aumentano di nuovo il mese prossimo.
            Fare il bagno al mare a gennaio non fa per me.
            Chi ha dipinto quel muro merita una medaglia.
            Sei riuscito a finire il puzzle da solo?
            Una volpe ha attraversato il giardino mentre facevamo colazione.
            Il nostro volo è stato dirottato per la nebbia e abbiamo dormito in aeroporto.
            La maestra ha dato troppi compiti per le vacanze.
            Ci sono monopattini abbandonati ovunque sui marciapiedi.
            Conserva gli scontrini, altrimenti non ti rimborsano le spese.
            La nonna coltiva i fagioli e li regala a mezza via.
            Il lago si è ghiacciato per la prima volta da quando ero bambina.
            Qualcuno mi ruba il pranzo dal frigo dell'ufficio.
            In bocca al lupo per l'esame, andrai benissimo!
            Queste cuffie fanno male alle orecchie dopo venti minuti.
            Per quanto tempo devo lasciare asciugare la vernice?
            Hanno raccolto più di mille euro per il canile.
            Rumore strano dal motore, devo preoccuparmi?
            Il suo discorso è stato breve, divertente e chiaro.
            Niente è meglio di una doccia calda dopo una lunga camminata.
            ho appena visto la sintesi della partita, che gol
            al posto tuo chiederei indietro la caparra
            assurdo quanto costa il burro adesso
            Sei mesi di attesa e poi annullano la visita con un messaggio.
            Gli stipendi non tengono più il passo con gli affitti.
            """),
        ["pl"] = Lines("""
            Pomidory potrzebują dużo więcej słońca, niż się wydaje.
            Moja siostra zdała prawo jazdy za czwartym razem.
            Miasto chce zbudować trzysta mieszkań na starym lotnisku.
            Przeczytałam książkę jednym tchem i na końcu płakałam.
            Ciasto wstaw na noc do lodówki i upiecz rano.
            Nasz bramkarz obronił w finale dwa karne.
            Automat w muzeum przyjmuje tylko monety.
            Tej zimy w szpitalach w regionie brakuje łóżek.
            Wam też drugi sezon podobał się mniej niż pierwszy?
            Co wieczór gra na skrzypcach pod moim oknem.
            Stopy procentowe znów rosną od przyszłego miesiąca.
            Kąpiel w morzu w styczniu to nie dla mnie.
            Kto pomalował tę ścianę, zasługuje na medal.
            Udało ci się ułożyć puzzle bez pomocy?
            Podczas śniadania przez ogród przebiegł lis.
            Nasz lot przekierowano z powodu mgły i spaliśmy na lotnisku.
            Nauczycielka zadała im na ferie o wiele za dużo.
            Hulajnogi elektryczne leżą porozrzucane po całym chodniku.
            Zachowaj paragony, bo inaczej nie zwrócą ci kosztów.
            Babcia hoduje fasolę i rozdaje ją połowie ulicy.
            Jezioro zamarzło pierwszy raz od czasów mojego dzieciństwa.
            Ktoś podkrada mi obiad z biurowej lodówki.
            Powodzenia na egzaminie, dasz radę!
            Po dwudziestu minutach bolą mnie od tych słuchawek uszy.
            Jak długo ma schnąć farba?
            Zebrano ponad tysiąc złotych na schronisko dla zwierząt.
            Dziwny dźwięk z silnika, mam się martwić?
            Jej przemówienie było krótkie, zabawne i na temat.
            Po długiej wędrówce nie ma jak gorący prysznic.
            właśnie widziałem skrót meczu, ale gol
            na twoim miejscu zazadalbym zwrotu kaucji
            niesamowite ile teraz kosztuje masło
            Pół roku czekania, a potem odwołują wizytę esemesem.
            Pensje już dawno nie nadążają za czynszami.
            """),
        ["other"] = Lines("""
            Os tomates precisam de muito mais sol do que se pensa.
            A minha irmã tirou a carta de condução à quarta tentativa.
            A câmara quer construir trezentos apartamentos no antigo aeródromo.
            Alguém anda a roubar o meu almoço do frigorífico do escritório.
            Os salários não acompanham as rendas.
            Quanto tempo tenho de deixar secar a tinta?
            Tomaten hebben veel meer zon nodig dan je denkt.
            Mijn zus is bij de vierde poging geslaagd voor haar rijbewijs.
            De gemeente wil driehonderd woningen bouwen op het oude vliegveld.
            Iemand steelt steeds mijn lunch uit de koelkast op kantoor.
            De lonen houden de huren al lang niet meer bij.
            Hoe lang moet de verf drogen?
            Tomater behöver mycket mer sol än man tror.
            Min syster klarade uppkörningen på fjärde försöket.
            Kommunen vill bygga trehundra lägenheter på det gamla flygfältet.
            Någon stjäl min lunch ur kylskåpet på kontoret.
            Lönerna hänger inte med hyrorna längre.
            Rajčata potřebují mnohem víc slunce, než si myslíte.
            Sestra udělala řidičák až na čtvrtý pokus.
            Město chce na starém letišti postavit tři sta bytů.
            Někdo mi krade oběd z kancelářské lednice.
            Platy už dávno nestačí na nájmy.
            Domateslerin sandığınızdan çok daha fazla güneşe ihtiyacı var.
            Ablam ehliyet sınavını dördüncü denemede geçti.
            Belediye eski havaalanına üç yüz daire yapmak istiyor.
            Birisi ofisteki buzdolabından öğle yemeğimi çalıyor.
            Maaşlar artık kiralara yetişemiyor.
            Tomater har brug for meget mere sol, end man tror.
            Roșiile au nevoie de mult mai mult soare decât crezi.
            Les tomàquets necessiten molt més sol del que et penses.
            Tomaatit tarvitsevat paljon enemmän aurinkoa kuin luulisi.
            A paradicsomnak sokkal több napra van szüksége, mint hinnéd.
            Помидорам нужно гораздо больше солнца, чем кажется.
            Οι ντομάτες χρειάζονται πολύ περισσότερο ήλιο από όσο νομίζεις.
            تحتاج الطماطم إلى شمس أكثر بكثير مما تظن.
            番茄需要的阳光比你想象的多得多。
            トマトには思ったよりずっと多くの日光が必要です。
            토마토는 생각보다 훨씬 더 많은 햇빛이 필요합니다.
            עגבניות צריכות הרבה יותר שמש ממה שחושבים.
            टमाटर को बहुत ज़्यादा धूप चाहिए।
            """),
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
