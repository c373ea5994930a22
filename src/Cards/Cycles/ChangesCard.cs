using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;

namespace PerfBot.Cards.Cycles;

/// <summary>One change of a person in the middle of a cycle.</summary>
/// <param name="Name">The person.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Day">From which day on.</param>
/// <param name="Before">What was.</param>
/// <param name="After">What is.</param>
public sealed record ChangeRow(string Name, ChangeKind Kind, DateOnly Day, string? Before, string? After);

/// <summary>What changed among the people of a cycle, and what PerfBot did about it, the newest first.</summary>
/// <param name="Id">The cycle; null where there is none.</param>
/// <param name="Cycle">Its name.</param>
/// <param name="Changes">At most <see cref="MaxRows"/> are shown.</param>
/// <param name="More">How many older ones there are.</param>
public sealed record ChangesCard(Guid? Id, CycleName? Cycle, IReadOnlyList<ChangeRow> Changes, int More) : ICard
{
    /// <summary>More would not fit into one message.</summary>
    public const int MaxRows = 15;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var run = new RunningTexts(lang);
        var body = new List<Element> { new Title(run.PeopleChanges, Cycle is null ? null : lang.Cycle(Cycle)) };
        if (Changes.Count == 0)
        {
            body.Add(new Paragraph(run.NoChanges));
        }

        body.AddRange(Changes.Select(c => new Row(Language.Parts([c.Name, run.Kind(c.Kind)]), run.What(c), lang.ShortDay(c.Day), Tone.Subtle, [])));
        if (More > 0)
        {
            body.Add(new Paragraph(run.Older(More), Tone.Subtle));
        }

        return new(run.PeopleChanges, body, Id is { } id ? [Button.To(run.Back, new ShowCycle(id))] : [Button.To(run.Cycles, new ShowCycles())]);
    }
}

/// <summary>Asks what changed among the people of a cycle.</summary>
/// <param name="Cycle">The cycle; null for the latest.</param>
public sealed record ShowChanges(Guid? Cycle = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.changes";
}
