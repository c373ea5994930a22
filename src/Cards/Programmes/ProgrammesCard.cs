using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Programmes;

/// <summary>A programme in the list.</summary>
/// <param name="Programme">Its key.</param>
/// <param name="Name">What people read.</param>
/// <param name="Version">The newest published version; 0 for one that is not published yet.</param>
/// <param name="Stages">How many stages it has.</param>
/// <param name="HasDraft">Whether a change of it is being made.</param>
public sealed record ProgrammeRow(string Programme, Bilingual Name, int Version, int Stages, bool HasDraft);

/// <summary>All programmes: to look at, to change, to copy, to take away as a file.</summary>
/// <param name="Programmes">At most <see cref="MaxRows"/> are shown.</param>
/// <param name="CanChange">Whether the reader may change them.</param>
public sealed record ProgrammesCard(IReadOnlyList<ProgrammeRow> Programmes, bool CanChange) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 15;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ProgrammesTexts(lang);
        var body = new List<Element> { new Title(say.Title, CanChange ? say.SendFile : null) };
        body.AddRange(Programmes.Take(MaxRows).Select(p => new Row(
            lang.Say(p.Name), say.Below(p), p.HasDraft ? say.Draft : null, Tone.Accent, [Button.To(say.Look, new ShowProgramme(p.Programme))])));
        if (Programmes.Count > MaxRows)
        {
            body.Add(new Paragraph(say.More(Programmes.Count - MaxRows), Tone.Subtle));
        }

        return new(say.Title, body, []);
    }
}

/// <summary>Asks for all programmes.</summary>
public sealed record ShowProgrammes : IShow
{
    /// <inheritdoc />
    public static string Verb => "programmes.show";
}

/// <summary>Asks for one programme.</summary>
/// <param name="Programme">Its key.</param>
public sealed record ShowProgramme(string Programme) : IShow
{
    /// <inheritdoc />
    public static string Verb => "programmes.open";
}
