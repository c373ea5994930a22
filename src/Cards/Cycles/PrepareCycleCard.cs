using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Cycles;

/// <summary>HR chooses programme, period and departments. Answered by <see cref="PreviewCycle"/>.</summary>
/// <param name="Programmes">The present versions, by id.</param>
/// <param name="Periods">The periods to choose from, the likeliest first.</param>
/// <param name="Departments">The departments in HR's scope, by id; empty where there are none.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
/// <param name="Chosen">What was chosen before, shown again; null at first.</param>
public sealed record PrepareCycleCard(
    IReadOnlyList<(Guid Id, Bilingual Name)> Programmes,
    IReadOnlyList<CyclePeriod> Periods,
    IReadOnlyList<(Guid Id, string Name)> Departments,
    Refusal? Notice = null,
    PreviewCycle? Chosen = null) : ICard
{
    /// <summary>Departments that are offered: the preview's buttons carry all that are chosen, and more would not fit into one message.</summary>
    public const int MaxDepartments = 100;

    /// <summary>Positions and tags that are offered; the rest can be reached by naming people.</summary>
    public const int MaxWords = 40;

    private static readonly CycleKind[] Kinds = [CycleKind.Ordinary, CycleKind.Pilot, CycleKind.Shadow];

    /// <summary>The positions in HR's scope.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The tags in HR's scope.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A position or a tag as a choice's value: several of them travel with commas between.</summary>
    public static string Write(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static string Read(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        if (Programmes.Count == 0)
        {
            return new(say.StartTitle, [new Title(say.StartTitle, say.NoProgramme)], []);
        }

        var body = new List<Element> { new Title(say.StartTitle, say.StartBelow) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(Choice("programme", say.Programme, [.. Programmes.Select(p => ($"{p.Id}", lang.Say(p.Name)))], Chosen?.Programme, say));
        body.Add(Choice("period", say.Period, [.. Periods.Select(p => (PreviewCycle.Write(p), lang.Period(p)))], Chosen?.Period, say));
        body.Add(new TextInput("customPeriod", say.OtherPeriod, Chosen?.CustomPeriod, Placeholder: "2026-01..2026-03", MaxLength: 20, IsLong: false));
        if (Departments.Count > 0)
        {
            body.Add(new ChoiceInput("departments", say.Departments, [.. Departments.Take(MaxDepartments).Select(d => ($"{d.Id}", d.Name))], Chosen?.Departments, IsMany: true));
            body.Add(new Paragraph(say.NoneIsAll, Tone.Subtle));
            if (Departments.Count > MaxDepartments)
            {
                body.Add(new Paragraph(say.OnlyFirst(MaxDepartments), Tone.Subtle));
            }
        }

        Words(body, "positions", say.Positions, Positions, Chosen?.Positions);
        Words(body, "tags", say.Tags, Tags, Chosen?.Tags);
        body.Add(new TextInput("people", say.NamedPeople, Chosen?.People, say.NamedPeopleHint, MaxLength: 2000, IsLong: false));
        body.Add(new TextInput("excluded", say.ExcludedPeople, Chosen?.Excluded, say.ExcludedPeopleHint, MaxLength: 2000));
        body.Add(Choice("kind", say.KindOfCycle, [.. Kinds.Select(k => ($"{k}", say.Kind(k)))], Chosen?.Kind, say));
        return new(say.StartTitle, body, [Button.For(say.Preview, new PreviewCycle(null, null), ButtonStyle.Primary)]);
    }

    private static void Words(List<Element> body, string id, string label, IReadOnlyList<string> words, string? chosen)
    {
        if (words.Count > 0)
        {
            body.Add(new ChoiceInput(id, label, [.. words.Take(MaxWords).Select(w => (Write(w), w))], chosen, IsMany: true));
        }
    }

    /// <summary>A choice that stands on what was chosen before, if it is still there, or on the first one.</summary>
    private static ChoiceInput Choice(string id, string label, IReadOnlyList<(string Value, string Text)> choices, string? chosen, CyclesTexts say) =>
        new(id, label, choices, choices.Any(c => c.Value == chosen) ? chosen : choices[0].Value, IsRequired: true, Missing: say.ChooseOne);
}

/// <summary>Asks to start a cycle.</summary>
/// <param name="Chosen">What was chosen before; null at first.</param>
public sealed record PrepareCycle(PreviewCycle? Chosen = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.prepare";
}

/// <summary>Asks who would take part and what is missing.</summary>
/// <param name="Programme">The programme version.</param>
/// <param name="Period">As <see cref="Write"/> makes it.</param>
/// <param name="CustomPeriod">Typed; outranks <paramref name="Period"/>.</param>
/// <param name="Departments">Ids, separated by commas; none means everybody.</param>
/// <param name="Positions">Positions as <see cref="PrepareCycleCard.Write"/> makes them, separated by commas.</param>
/// <param name="Tags">Tags, written the same way.</param>
/// <param name="People">Numbers, addresses or names of people who take part besides.</param>
/// <param name="Excluded">People who are left out, a line each: who, a space, why.</param>
/// <param name="Kind">A <see cref="CycleKind"/>.</param>
public sealed record PreviewCycle(
    string? Programme,
    string? Period,
    string? CustomPeriod = null,
    string? Departments = null,
    string? Positions = null,
    string? Tags = null,
    string? People = null,
    string? Excluded = null,
    string? Kind = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.preview";

    /// <summary>A period as a choice's value: first and last month, <c>2026-01..2026-03</c>.</summary>
    public static string Write(CyclePeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return FormattableString.Invariant($"{period.From:yyyy-MM}..{period.To.AddMonths(-1):yyyy-MM}");
    }
}
