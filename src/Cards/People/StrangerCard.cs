using PerfBot.Cards.Kit;

namespace PerfBot.Cards.People;

/// <summary>Tells an account that nobody knows whom to ask. Shows nothing of the company.</summary>
/// <param name="Hr">The names of HR; empty before anybody was imported.</param>
public sealed record UnknownPersonCard(IReadOnlyList<string> Hr) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new PeopleTexts(lang);
        return new(say.Hello, [new Title(say.Hello), new Paragraph(Hr.Count > 0 ? say.AskHr(string.Join(lang.Say(", ", "、"), Hr)) : say.NobodyYet)], []);
    }
}

/// <summary>Asks HR who an unknown account is. Answered by <see cref="LinkStranger"/> or <see cref="DismissStranger"/>.</summary>
/// <param name="Account">The account on the channel.</param>
/// <param name="Name">The name that the channel shows.</param>
/// <param name="Candidates">Employees without an account, the likeliest first.</param>
/// <param name="Likely">The one to choose by default; null where none has the same name.</param>
public sealed record StrangerCard(string Account, string Name, IReadOnlyList<(Guid Id, string Text)> Candidates, Guid? Likely) : ICard
{
    /// <summary>More choices than this are not shown; the likeliest stand first.</summary>
    public const int MaxCandidates = 60;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new PeopleTexts(lang);
        var body = new List<Element> { new Title(say.WhoIs(Name), say.WhoIsBelow) };
        var buttons = new List<Button>();
        if (Candidates.Count > 0)
        {
            body.Add(new ChoiceInput("employee", say.Employee, [.. Candidates.Select(c => ($"{c.Id}", c.Text))], Likely is { } id ? $"{id}" : null, IsRequired: true, Missing: say.Choose, Placeholder: say.ChooseOne));
            buttons.Add(Button.For(say.Link, new LinkStranger(Account), ButtonStyle.Primary));
        }
        else
        {
            body.Add(new Paragraph(say.EverybodyLinked, Tone.Subtle));
        }

        buttons.Add(Button.To(say.NotOurs, new AskDismissStranger(Account)));
        return new(say.Summary, body, buttons);
    }
}

/// <summary>What was decided about an unknown account.</summary>
/// <param name="Name">The name that the channel shows.</param>
/// <param name="Employee">Who it is; null when it is nobody of ours.</param>
public sealed record StrangerDoneCard(string Name, string? Employee) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new PeopleTexts(lang);
        return new(say.Summary, [new Title(say.WhoIs(Name)), new Callout(Employee is null ? say.Dismissed : say.Linked(Employee), Tone.Good)], []);
    }
}

/// <summary>Asks once more before an account is turned away. Answered by <see cref="DismissStranger"/>.</summary>
public sealed record DismissStrangerCard(string Account, string Name) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new PeopleTexts(lang);
        return new(
            say.Summary,
            [new Title(say.WhoIs(Name), say.DismissBelow)],
            [Button.For(say.NotOurs, new DismissStranger(Account), ButtonStyle.Destructive), Button.To(say.Back, new ShowStranger(Account))]);
    }
}

/// <summary>Shows an unknown account to HR.</summary>
public sealed record ShowStranger(string Account) : IShow
{
    /// <inheritdoc />
    public static string Verb => "people.show-stranger";
}

/// <summary>Asks to turn an account away.</summary>
public sealed record AskDismissStranger(string Account) : IShow
{
    /// <inheritdoc />
    public static string Verb => "people.ask-dismiss-stranger";
}

/// <summary>The account is this employee's.</summary>
public sealed record LinkStranger(string Account, string? Employee = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "people.link-stranger";
}

/// <summary>The account is nobody's of ours.</summary>
public sealed record DismissStranger(string Account) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "people.dismiss-stranger";
}
