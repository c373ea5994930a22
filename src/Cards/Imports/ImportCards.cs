using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Imports;

/// <summary>How to import: send a file.</summary>
public sealed record ImportHelpCard(IReadOnlyList<Bilingual> Mappings) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        return new(
            say.Title,
            [
                new Title(say.Title, say.SendFile),
                new Facts([(say.People, say.PeopleHint), (say.Readings, say.ReadingsHint)]),
                new Paragraph(say.KnownMappings(string.Join(lang.Say(", ", "、"), Mappings.Select(lang.Say))), Tone.Subtle),
            ],
            []);
    }
}

/// <summary>One thing that is wrong in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">As a spreadsheet numbers it, from 1; null for the file as a whole.</param>
/// <param name="Column">The header; null for the row as a whole.</param>
/// <param name="What">What is wrong.</param>
public sealed record ImportProblem(string File, int? Row, string? Column, Bilingual What);

/// <summary>What an import would do, or why it cannot: nothing has been changed yet. Answered by <see cref="ConfirmImport"/>.</summary>
public sealed record ImportPreviewCard : ICard
{
    /// <summary>Problems that are listed; the count says how many there are.</summary>
    public const int MaxProblems = 15;

    /// <summary>What is imported.</summary>
    public required Bilingual What { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What it would do, in figures.</summary>
    public required IReadOnlyList<(Bilingual Label, int Count)> Counts { get; init; }

    /// <summary>Everything that is wrong; any one stops the whole import.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>What is worth knowing but stops nothing.</summary>
    public IReadOnlyList<Bilingual> Remarks { get; init; } = [];

    /// <summary>What the confirmation sends; null where there are problems.</summary>
    public ConfirmImport? Confirm { get; init; }

    /// <summary>Where columns can be chosen that were not recognised; null where all were.</summary>
    public ChooseColumns? Columns { get; init; }

    /// <summary>Asks once more, where the problem may lie in the store and not in the file; null where it does not.</summary>
    public PreviewImport? Again { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        var body = new List<Element> { new Title(say.Preview(lang.Say(What)), string.Join(", ", Files)) };
        if (Counts.Count > 0)
        {
            body.Add(new Facts([.. Counts.Select(c => (lang.Say(c.Label), lang.Number(c.Count)))]));
        }

        if (Problems.Count > 0)
        {
            body.Add(new Callout(say.Problems(Problems.Count), Tone.Attention));
            foreach (var problem in Problems.Take(MaxProblems))
            {
                body.Add(new Paragraph(say.Problem(problem, Files.Count > 1)));
            }

            if (Problems.Count > MaxProblems)
            {
                body.Add(new Paragraph(say.MoreProblems(Problems.Count - MaxProblems), Tone.Subtle));
            }
        }

        foreach (var remark in Remarks)
        {
            body.Add(new Paragraph(lang.Say(remark), Tone.Subtle));
        }

        return new(say.Title, body, [.. Buttons(say)]);
    }

    private IEnumerable<Button> Buttons(ImportsTexts say)
    {
        if (Confirm is { } confirm && Problems.Count == 0)
        {
            yield return Button.For(say.ImportNow, confirm, ButtonStyle.Primary);
        }

        if (Columns is { } columns)
        {
            yield return Button.To(say.WhichColumns, columns);
        }

        if (Again is { } again && Problems.Count > 0)
        {
            yield return Button.To(say.CheckAgain, again);
        }
    }
}

/// <summary>Asks for what could not be recognised: which column holds what. Answered by <see cref="ChooseColumns"/>.</summary>
/// <param name="Upload">The file.</param>
/// <param name="File">Its name.</param>
/// <param name="Needed">Fields that were not found, with their input ids.</param>
/// <param name="Headers">The file's columns.</param>
public sealed record ColumnsCard(Guid Upload, string File, IReadOnlyList<(string Id, Bilingual Field)> Needed, IReadOnlyList<string> Headers) : ICard
{
    /// <summary>What an input's id begins with.</summary>
    public const string InputPrefix = "column-";

    /// <summary>The most choices in all inputs together: a card may have 28 kB.</summary>
    private const int MaxChoices = 240;

    /// <summary>The longest header that is shown in full.</summary>
    private const int MaxHeader = 40;

    /// <summary>Fields that were not found and may be missing. Asked for only while the card stays small enough.</summary>
    public IReadOnlyList<(string Id, Bilingual Field)> Optional { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        var headers = Headers.Select((text, i) => (Value: $"{i}", Text: text.Length <= MaxHeader ? text : $"{text[..(MaxHeader - 1)]}…")).Where(h => h.Text.Length > 0).ToList();
        var room = (MaxChoices / Math.Max(1, headers.Count)) - Needed.Count;
        return new(
            say.Title,
            [
                new Title(say.WhichColumns, File),
                .. Needed.Select(n => new ChoiceInput(InputPrefix + n.Id, lang.Say(n.Field), headers, IsRequired: true, Missing: say.ChooseColumn, Placeholder: say.Choose)),
                .. Optional.Take(Math.Max(0, room)).Select(n => new ChoiceInput(InputPrefix + n.Id, lang.Say(n.Field), [("-1", say.NotInFile), .. headers], Placeholder: say.Choose)),
            ],
            [Button.For(say.Continue, new ChooseColumns(Upload), ButtonStyle.Primary)]);
    }
}

/// <summary>Asks what a file is. Answered by <see cref="PreviewImport"/>.</summary>
/// <param name="Uploads">The files.</param>
/// <param name="Files">Their names.</param>
/// <param name="Kinds">What it could be: a kind and what people read.</param>
public sealed record WhatIsThisCard(string Uploads, IReadOnlyList<string> Files, IReadOnlyList<(string Kind, Bilingual Name)> Kinds) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        return new(
            say.Title,
            [
                new Title(say.WhatIsThis, string.Join(", ", Files)),
                new ChoiceInput("kind", say.Kind, [.. Kinds.Select(k => (k.Kind, lang.Say(k.Name)))], IsRequired: true, Missing: say.ChooseOne, Placeholder: say.Choose),
            ],
            [Button.For(say.Continue, new PreviewImport(Uploads), ButtonStyle.Primary)]);
    }
}

/// <summary>A mapping needs further files. The ones that came are kept for a day.</summary>
/// <param name="Mapping">What the mapping is called.</param>
/// <param name="Got">The files that came.</param>
/// <param name="Needed">What the missing tables hold, by their columns.</param>
public sealed record MoreFilesCard(Bilingual Mapping, IReadOnlyList<string> Got, IReadOnlyList<string> Needed) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        return new(
            say.Title,
            [
                new Title(say.MoreFiles, lang.Say(Mapping)),
                new Paragraph(say.Got(string.Join(", ", Got))),
                .. Needed.Select(n => new Paragraph(say.StillNeeded(n), Tone.Warning)),
            ],
            []);
    }
}

/// <summary>The import is done.</summary>
public sealed record ImportDoneCard(Bilingual What, IReadOnlyList<(Bilingual Label, int Count)> Counts) : ICard
{
    /// <summary>Whether a cycle is what comes next; it is not after a mapping was saved.</summary>
    public bool LeadsToCycle { get; init; } = true;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        return new(
            say.Title,
            [new Title(say.Done(lang.Say(What))), new Facts([.. Counts.Select(c => (lang.Say(c.Label), lang.Number(c.Count)))])],
            [LeadsToCycle ? Button.To(say.StartCycle, new Cycles.PrepareCycle()) : Button.To(say.HowTo, new ShowImport())]);
    }
}

/// <summary>A file cannot be taken.</summary>
public sealed record FileRefusedCard(string File, Bilingual Why) : ICard
{
    /// <summary>Files of the same message that were not taken for its sake.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ImportsTexts(lang);
        return new(
            say.Title,
            [
                new Title(say.Refused, File),
                new Callout(lang.Say(Why), Tone.Attention),
                .. Others.Count == 0 ? Array.Empty<Element>() : [new Paragraph(say.NorTheOthers(string.Join(", ", Others)))],
            ],
            [Button.To(say.HowTo, new ShowImport())]);
    }
}
