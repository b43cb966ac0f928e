using Heed.Guard;

namespace Heed.Tests.Guard;

public class A_redaction_of_what_people_write
{
    [Theory]
    [InlineData("https://shop.example/kettle?utm_source=fb&utm_medium=social&fbclid=IwAR0x", "https://shop.example/kettle")]
    [InlineData("https://shop.example/p?id=12&gclid=Cj0K-x#top now", "https://shop.example/p?id=12#top now")]
    [InlineData("https://shop.example/p?utm_source=a&id=12&utm_medium=b&v=2", "https://shop.example/p?id=12&v=2")]
    [InlineData("https://shop.example/p?id=12", "https://shop.example/p?id=12")]
    [InlineData("shop.example/p?mc_eid=12 and utm_source=a", "shop.example/p and utm_source=a")]
    public void leaves_links_without_what_tracks(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("see mastodon.example/@ann/1?utm_source=a", "see [url]")]
    [InlineData("https://bsky.app/profile/ann.example", "[url]")]
    [InlineData("https://www.youtube.com/@annsings", "[url]")]
    [InlineData("https://matrix.example/#/@ann:server.example", "[url]")]
    [InlineData("https://shop.example/reviews?user=ann", "[url]")]
    [InlineData("annlee.tumblr.com and blog.tumblr.com.example", "[handle] and blog.tumblr.com.example")]
    [InlineData("https://ann:secret@files.example/x", "[url]")]
    public void finds_whoever_a_link_names(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("my insta: soft_owl_99 ok", "my insta: [handle] ok")]
    [InlineData("add me on snapchat petra.wills07", "add me on snapchat [handle]")]
    [InlineData("on instagram 2024 was slow", "on instagram 2024 was slow")]
    [InlineData("telegram.org is down", "telegram.org is down")]
    [InlineData("npm i @types/node@20.1.2 broke it", "npm i @types/node@20.1.2 broke it")]
    [InlineData("ask @ann/@bob", "ask [handle]/[handle]")]
    public void tells_accounts_from_words(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("mailto:ann@example.org?subject=x", "mailto:[email]?subject=x")]
    [InlineData("ann punkt lee at example punkt com", "[email]")]
    [InlineData("anna małpa example kropka pl", "[email]")]
    [InlineData("nina (chiocciola) example (punto) it", "[email]")]
    [InlineData("point de vue at the dot", "point de vue at the dot")]
    [InlineData("we met at 5 @ the station", "we met at 5 @ the station")]
    public void finds_email_that_is_said(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("en", "0 7 7 0 0 9 0 0 3 1 4", "[phone]")]
    [InlineData("es", "6 1 2 9 8 7 6 5 4", "[phone]")]
    [InlineData("en", "rate it 1 2 3 4 5 6 7 8 9 10", "rate it 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("de", "Tel.: 030/23125-887", "Tel.: [phone]")]
    [InlineData("fr", "tel:+33199001234", "tel:[phone]")]
    public void finds_phone_however_it_is_spaced(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "reg bd51smr again", "reg [plate] again")]
    [InlineData("es", "el coche 9911jkl", "el coche [plate]")]
    [InlineData("fr", "plaque fg-456-hj", "plaque [plate]")]
    [InlineData("fr", "voiture 1234 AB 75", "voiture [plate]")]
    [InlineData("es", "un coche M-4321-XY", "un coche [plate]")]
    [InlineData("de", "Kennzeichen TÜ-X 77E", "Kennzeichen [plate]")]
    [InlineData("de", "HH AB 987 parkt quer", "[plate] parkt quer")]
    [InlineData("pl", "busik KR 5AB12", "busik [plate]")]
    [InlineData("en", "driver of AB12 CDE", "driver of [plate]")]
    [InlineData("en", "RTX 4090 or RX 7900 XTX", "RTX 4090 or RX 7900 XTX")]
    [InlineData("it", "modello AB 123 CD", "modello AB 123 CD")]
    public void finds_plate_in_either_case(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "I live at Flat 3, 27 Copper Mews", "I live at [address]")]
    [InlineData("en", "left outside 221 old mill lane", "left outside [address]")]
    [InlineData("en", "send it to 1420 Willow Creek Dr, Apt 5", "send it to [address]")]
    [InlineData("es", "vivo en c/ Olmo Seco, 7", "vivo en [address]")]
    [InlineData("es", "Avda. del Cangrejo nº 120, 3º B, 28999 Madrid", "[address], [postcode] Madrid")]
    [InlineData("es", "la calle cortada hasta el 12", "la calle cortada hasta el 12")]
    [InlineData("de", "rosenweg 3, hinterhaus und tulpenstraße 4 stimmt", "[address], hinterhaus und [address] stimmt")]
    [InlineData("de", "ich wohne Hinterm Deich 5, 3. OG", "ich wohne [address]")]
    [InlineData("de", "spielplatz 3 und Heimweg 2 km", "spielplatz 3 und Heimweg 2 km")]
    [InlineData("fr", "7 bis, impasse du Hérisson", "[address]")]
    [InlineData("fr", "55 chemin du vieux puits", "[address]")]
    [InlineData("fr", "12 place libres", "12 place libres")]
    [InlineData("it", "vicolo del pozzo 9", "[address]")]
    [InlineData("it", "Via Riccio, 7/B", "[address]")]
    [InlineData("it", "via 3 giocatori", "via 3 giocatori")]
    [InlineData("pl", "Osiedle Dzbanowe 3 m. 12", "[address]")]
    [InlineData("pl", "ulica starej studni 9", "[address]")]
    [InlineData("pl", "na ulicy było 5 osób", "na ulicy było 5 osób")]
    public void finds_address_as_each_country_writes_it(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "postcode sw1a9zz", "postcode [postcode]")]
    [InlineData("de", "Müll in 04999 Leipzig", "Müll in [postcode] Leipzig")]
    [InlineData("de", "in 12000 Haushalten", "in 12000 Haushalten")]
    [InlineData("pl", "kod 60-999", "kod [postcode]")]
    [InlineData("pl", "20-300 osób", "20-300 osób")]
    public void finds_postcode_by_what_stands_beside(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "thanks to Karen at the desk", "thanks to [name] at the desk")]
    [InlineData("en", "huge thanks to Yusuf and Elena", "huge thanks to [name] and [name]")]
    [InlineData("en", "thanks to Devashish at the desk", "thanks to [name] at the desk")]
    [InlineData("en", "thanks to Brexit", "thanks to Brexit")]
    [InlineData("en", "hi oliver, any news", "hi [name], any news")]
    [InlineData("en", "Best wishes,\nJ. Penhaligon", "Best wishes,\n[name]")]
    [InlineData("en", "it was fine\n- Leo", "it was fine\n- [name]")]
    [InlineData("en", "it was fine\n- Late", "it was fine\n- Late")]
    [InlineData("es", "se llama Iván y es majo", "se llama [name] y es majo")]
    [InlineData("es", "Saludos desde Cádiz", "Saludos desde Cádiz")]
    [InlineData("es", "Un saludo, Marta", "Un saludo, [name]")]
    [InlineData("de", "LG, Anna", "LG, [name]")]
    [InlineData("de", "LG Fernseher sind gut", "LG Fernseher sind gut")]
    [InlineData("de", "Sehr geehrter Herr Dr. Kümmerling, es", "Sehr geehrter Herr Dr. [name], es")]
    [InlineData("fr", "merci à Julien du guichet", "merci à [name] du guichet")]
    [InlineData("fr", "Bien à vous,\nGaspard Loupiot", "Bien à vous,\n[name]")]
    [InlineData("fr", "Merci Paris pour le concert", "Merci Paris pour le concert")]
    [InlineData("it", "Gentile Sig.ra Brughetti, ancora", "Gentile Sig.ra [name], ancora")]
    [InlineData("it", "una signora di nome Fatima", "una signora di nome [name]")]
    [InlineData("pl", "dziękuję Kasi i Markowi z okienka", "dziękuję [name] i [name] z okienka")]
    [InlineData("pl", "Pozdrawiam, Kasia Nowak", "Pozdrawiam, [name]")]
    [InlineData("pl", "Pozdrawiam z Gdańska", "Pozdrawiam z Gdańska")]
    [InlineData("pl", "Szanowni Państwo, proszę", "Szanowni Państwo, proszę")]
    public void finds_name_where_people_thank_and_sign(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("DNI: 12.345.678-Z", "DNI: [national-id]")]
    [InlineData("Sozialversicherungsnummer 65 170839 J 003", "Sozialversicherungsnummer [national-id]")]
    [InlineData("dowód ABA300000", "dowód [national-id]")]
    [InlineData("kod ABA300000", "kod ABA300000")]
    [InlineData("NIP 123-456-32-18", "NIP [national-id]")]
    [InlineData("seguridad social 28 12345678 40", "seguridad social [national-id]")]
    [InlineData("ni number jg103759a", "ni number [national-id]")]
    [InlineData("part jg103759a", "part jg103759a")]
    [InlineData("passport 123456789", "passport [national-id]")]
    public void finds_numbers_of_a_state(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("nr konta 61 1090 1014 0000 0712 1981 2874", "nr konta [iban]")]
    [InlineData("nr 61109010140000071219812875", "nr 61109010140000071219812875")]
    public void finds_a_polish_account_without_its_country(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, "pl").Text);
}
