using Heed.Guard;

namespace Heed.Tests.Guard;

public class A_redaction_of_what_has_check_digits_or_a_place
{
    [Theory]
    [InlineData("DNI 12345678Z", "DNI [national-id]")]
    [InlineData("mi NIE es X1234567L.", "mi NIE es [national-id].")]
    [InlineData("PESEL 44051401359", "PESEL [national-id]")]
    [InlineData("CF RSSMRA85T10A562S", "CF [national-id]")]
    [InlineData("NIR 2 55 08 14 168 025 38", "NIR [national-id]")]
    [InlineData("Steuer-ID 86 095 742 719", "Steuer-ID [national-id]")]
    [InlineData("NHS number 943 476 5919", "NHS number [national-id]")]
    [InlineData("NI number AB 12 34 56 C", "NI number [national-id]")]
    [InlineData("SSN 219-09-9999", "SSN [national-id]")]
    public void finds_national_id(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("DNI 12345678A")]
    [InlineData("X1234567A")]
    [InlineData("44051401358")]
    [InlineData("RSSMRA85T10A562T")]
    [InlineData("9434765918 items")]
    public void leaves_alone_what_fails_its_check(string text) => Assert.Equal(text, Redaction.Redact(text, "en").Text);

    [Theory]
    [InlineData("en", "a blue van, AB12 CDE, hit me", "a blue van, [plate], hit me")]
    [InlineData("es", "matrícula 1234 BCD", "matrícula [plate]")]
    [InlineData("fr", "AB-123-CD", "[plate]")]
    [InlineData("de", "Kennzeichen B-AB 1234", "Kennzeichen [plate]")]
    [InlineData("it", "targa AB 123 CD", "targa [plate]")]
    [InlineData("pl", "rejestracja WA 12345", "rejestracja [plate]")]
    public void finds_plate(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "I live at 12 Baker Street, London", "I live at [address], London")]
    [InlineData("de", "Berliner Straße 5, 10115 Berlin", "[address], [postcode] Berlin")]
    [InlineData("de", "Hauptstr. 12a", "[address]")]
    [InlineData("es", "vivo en la calle Mayor 5", "vivo en la [address]")]
    [InlineData("fr", "12 rue de la Paix", "[address]")]
    [InlineData("it", "via Garibaldi 7", "[address]")]
    [InlineData("pl", "ul. Długa 5/7", "[address]")]
    public void finds_address(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("en", "SW1A 1AA is mine", "[postcode] is mine")]
    [InlineData("pl", "00-950 Warszawa", "[postcode] Warszawa")]
    [InlineData("de", "PLZ 10115", "PLZ [postcode]")]
    [InlineData("en", "Albany, NY 12207", "Albany, NY [postcode]")]
    public void finds_postcode(string lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("Dear Ann Lee, where is it?", "Dear [name], where is it?")]
    [InlineData("Sehr geehrte Frau Müller, es fehlt", "Sehr geehrte Frau [name], es fehlt")]
    [InlineData("Hola María, ¿qué tal?", "Hola [name], ¿qué tal?")]
    [InlineData("Thanks to Mr. Brown at the desk", "Thanks to Mr. [name] at the desk")]
    [InlineData("me llamo José García y vivo aquí", "me llamo [name] y vivo aquí")]
    [InlineData("Please answer.\nKind regards,\nJohn Smith", "Please answer.\nKind regards,\n[name]")]
    [InlineData("Thanks Maria for the answer", "Thanks [name] for the answer")]
    [InlineData("Thanks Acme for the answer", "Thanks Acme for the answer")]
    [InlineData("Danke Sabine, hat geklappt. LG Thomas", "Danke [name], hat geklappt. LG [name]")]
    [InlineData("The app crashed.\nBest,\nPeter Miller", "The app crashed.\nBest,\n[name]")]
    [InlineData("Love London", "Love London")]
    [InlineData("Bonjour Madame Dupont", "Bonjour Madame [name]")]
    public void finds_name_in_its_place(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("Dear Sir or Madam,")]
    [InlineData("Hello World, hi Team!")]
    [InlineData("Hallo zusammen, liebe Kollegen!")]
    [InlineData("Mill Road and Baker Street are closed")]
    [InlineData("50000 Kunden, 12000 Euro")]
    [InlineData("USB-C 3, HDMI 2, ISO-A 4")]
    [InlineData("Via the app I sent 5 messages")]
    [InlineData("Pan and pot for 12 euros")]
    public void leaves_the_rest_alone(string text)
    {
        foreach (string? lang in new[] { null, "en", "es", "de", "fr", "it", "pl" }) Assert.Equal(text, Redaction.Redact(text, lang).Text);
    }
}
