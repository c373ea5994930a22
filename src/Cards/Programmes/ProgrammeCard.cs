using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Programmes;

/// <summary>A programme as a timeline: the published version, or a draft with what is wrong with it.</summary>
public sealed record ProgrammeCard : ICard
{
    /// <summary>Problems that are listed; the rest is counted.</summary>
    public const int MaxProblems = 8;

    /// <summary>Its key.</summary>
    public required string Programme { get; init; }

    /// <summary>What people read.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The stages in order.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>The published version that is shown, or that the draft began with; 0 for one that was never published.</summary>
    public required int Version { get; init; }

    /// <summary>The draft's version; null for what is published.</summary>
    public int? Draft { get; init; }

    /// <summary>Whether a draft exists, on the card of the published version.</summary>
    public bool HasDraft { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public bool CanChange { get; init; }

    /// <summary>What stops the draft from being published.</summary>
    public IReadOnlyList<Refusal> Problems { get; init; } = [];

    /// <summary>What would happen to whom, in the company of today.</summary>
    public IReadOnlyList<StageRemark> Remarks { get; init; } = [];

    /// <summary>Why the last click was not carried out, or that it was.</summary>
    public Refusal? Notice { get; init; }

    /// <summary>Whether the draft has just been published.</summary>
    public bool IsPublished { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ProgrammesTexts(lang);
        var body = new List<Element> { new Title(lang.Say(Name), say.Status(this)) };
        if (IsPublished)
        {
            body.Add(new Callout(say.Published(Version), Tone.Good));
        }

        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        for (var i = 0; i < Stages.Count; i++)
        {
            var stage = Stages[i];
            body.Add(new Row(
                $"{i + 1}. {lang.Stage(stage.Kind)}",
                say.Line(stage),
                null,
                Tone.Default,
                Draft is not null ? [Button.To(say.Change, new AskStage(Programme, stage.Kind))] : []));
        }

        AddRemarks(body, say, lang);
        if (Draft is not null && Missing.Count > 0)
        {
            body.Add(new ChoiceInput("kind", say.Add, [.. Missing.Select(k => ($"{k}", lang.Stage(k)))], Placeholder: say.Choose));
        }

        return new(lang.Say(Name), body, Buttons(say));
    }

    private List<StageKind> Missing => [.. Enum.GetValues<StageKind>().Except(Stages.Select(s => s.Kind))];

    private void AddRemarks(List<Element> body, ProgrammesTexts say, Language lang)
    {
        if (Problems.Count > 0)
        {
            body.Add(new Heading(say.Problems));
            body.AddRange(Problems.Take(MaxProblems).Select(p => new Paragraph(Refusals.RefusalTexts.Of(p, lang), Tone.Attention)));
        }

        if (Remarks.Count > 0)
        {
            body.Add(new Heading(say.Today));
            body.AddRange(Remarks.Take(MaxProblems).Select(r => new Paragraph(say.Remark(r), r.To is null ? Tone.Warning : Tone.Subtle)));
        }

        var left = Math.Max(0, Problems.Count - MaxProblems) + Math.Max(0, Remarks.Count - MaxProblems);
        if (left > 0)
        {
            body.Add(new Paragraph(say.More(left), Tone.Subtle));
        }
    }

    private List<Button> Buttons(ProgrammesTexts say)
    {
        var buttons = new List<Button>();
        if (Draft is { } draft)
        {
            if (Problems.Count == 0)
            {
                buttons.Add(Button.For(say.Publish, new PublishDraft(Programme, draft), ButtonStyle.Primary));
            }

            if (Missing.Count > 0)
            {
                buttons.Add(Button.For(say.AddIt, new AddStage(Programme, draft)));
            }

            buttons.Add(Button.For(say.Discard, new DiscardDraft(Programme, draft), ButtonStyle.Destructive));
        }
        else
        {
            if (CanChange)
            {
                buttons.Add(Button.For(HasDraft ? say.GoOn : say.ChangeIt, new EditProgramme(Programme), ButtonStyle.Primary));
                buttons.Add(Button.To(say.Copy, new AskCopyProgramme(Programme)));
            }

            buttons.Add(Button.For(say.Export, new ExportProgramme(Programme)));
        }

        buttons.Add(Button.To(say.Title, new ShowProgrammes()));
        return buttons;
    }
}

/// <summary>What a stage would mean for people of today.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="To">Where the duty would fall; null when nobody could act and the stage would be skipped.</param>
/// <param name="People">For whom.</param>
/// <param name="Unknown">Numbers in the stage that nobody has; empty where that is not the remark.</param>
public sealed record StageRemark(StageKind Stage, LineStep? To, IReadOnlyList<string> People, IReadOnlyList<string> Unknown);

/// <summary>Begins to change a programme, or goes on.</summary>
public sealed record EditProgramme(string Programme, string? Kind = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.edit";
}

/// <summary>Adds a stage to a draft, where it fits.</summary>
/// <param name="Programme">The key.</param>
/// <param name="Draft">The draft's version that the card showed.</param>
/// <param name="Kind">The kind.</param>
public sealed record AddStage(string Programme, int Draft, string? Kind = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.add-stage";
}

/// <summary>Publishes a draft as a new version. Running cycles keep theirs.</summary>
/// <param name="Programme">The key.</param>
/// <param name="Draft">The draft's version that the card showed.</param>
/// <param name="Kind">The card's choice field; not used.</param>
public sealed record PublishDraft(string Programme, int Draft, string? Kind = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.publish";
}

/// <summary>Throws a draft away.</summary>
/// <param name="Programme">The key.</param>
/// <param name="Draft">The draft's version that the card showed.</param>
/// <param name="Kind">The card's choice field; not used.</param>
public sealed record DiscardDraft(string Programme, int Draft, string? Kind = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.discard";
}

/// <summary>Asks for a programme as a file.</summary>
public sealed record ExportProgramme(string Programme) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "programmes.export";
}
