using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Programmes;

/// <summary>Asks for the key and the names of a copy. Answered by <see cref="CopyProgramme"/>.</summary>
/// <param name="Programme">What is copied.</param>
/// <param name="Name">Its name.</param>
/// <param name="Typed">What was typed before.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record CopyProgrammeCard(string Programme, Bilingual Name, CopyProgramme? Typed = null, Refusal? Notice = null) : ICard
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 80;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ProgrammesTexts(lang);
        var body = new List<Element> { new Title(say.Copy, lang.Say(Name)) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(new TextInput("id", say.Key, Typed?.Id, say.KeyHint, Domain.Programmes.Programme.KeyMaxLength, IsLong: false, IsRequired: true, Missing: say.Needed));
        body.Add(new TextInput("nameZh", say.NameZh, Typed?.NameZh ?? Name.Zh, MaxLength: NameMaxLength, IsLong: false, IsRequired: true, Missing: say.Needed));
        body.Add(new TextInput("nameEn", say.NameEn, Typed?.NameEn ?? Name.En, MaxLength: NameMaxLength, IsLong: false, IsRequired: true, Missing: say.Needed));
        return new(say.Copy, body, [Button.For(say.Copy, new CopyProgramme(Programme, null, null, null), ButtonStyle.Primary), Button.To(say.Back, new ShowProgramme(Programme))]);
    }
}

/// <summary>Asks to copy a programme.</summary>
public sealed record AskCopyProgramme(string Programme) : IShow
{
    /// <inheritdoc />
    public static string Verb => "programmes.ask-copy";
}

/// <summary>Begins a new programme with what another one says.</summary>
/// <param name="Programme">What is copied.</param>
/// <param name="Id">The new key.</param>
/// <param name="NameZh">The name in Chinese.</param>
/// <param name="NameEn">The name in English.</param>
public sealed record CopyProgramme(string Programme, string? Id, string? NameZh, string? NameEn) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.copy";
}
