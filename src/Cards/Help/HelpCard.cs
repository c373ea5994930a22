using PerfBot.Cards.Cycles;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Cards.Tasks;
using PerfBot.Cards.Team;
using PerfBot.Domain.People;

namespace PerfBot.Cards.Help;

/// <summary>What PerfBot can do for this person, as buttons.</summary>
/// <param name="Roles">What the person may be; the card offers nothing else.</param>
/// <param name="Opening">Why it is shown.</param>
/// <param name="Name">The person's name, for the welcome.</param>
/// <param name="OpenTasks">How many tasks wait for the person.</param>
public sealed record HelpCard(Roles Roles, HelpOpening Opening, string Name, int OpenTasks) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new HelpTexts(lang);
        var body = new List<Element>
        {
            Opening switch
            {
                HelpOpening.Welcome => new Title(say.Welcome(Name), say.WelcomeBelow(Roles)),
                HelpOpening.NotUnderstood => new Title(say.NotUnderstood, say.NotUnderstoodBelow),
                _ => new Title(say.Help, say.HelpBelow),
            },
        };
        if (OpenTasks > 0)
        {
            body.Add(new Callout(say.TasksWait(OpenTasks), Tone.Accent));
        }

        if (Opening != HelpOpening.NotUnderstood)
        {
            body.Add(new Facts(say.Commands(Roles)));
        }

        return new(Opening == HelpOpening.Welcome ? say.WelcomeSummary : say.Help, body, HelpButtons.For(Roles, lang));
    }
}

/// <summary>Why the help is shown.</summary>
public enum HelpOpening
{
    /// <summary>The person asked.</summary>
    Asked,

    /// <summary>First contact.</summary>
    Welcome,

    /// <summary>What was written means nothing to PerfBot.</summary>
    NotUnderstood,
}

/// <summary>The buttons that lead a person on.</summary>
internal static class HelpButtons
{
    public static IReadOnlyList<Button> For(Roles roles, Language lang)
    {
        var say = new HelpTexts(lang);
        var buttons = new List<Button> { Button.To(say.MyTasks, new ShowMyTasks(), ButtonStyle.Primary) };
        if ((roles & Roles.Manager) != 0)
        {
            buttons.Add(Button.To(say.Team, new ShowTeam()));
        }

        if ((roles & Roles.Hr) != 0)
        {
            buttons.Add(Button.To(say.StartCycle, new PrepareCycle()));
        }

        if ((roles & (Roles.Hr | Roles.Auditor)) != 0)
        {
            buttons.Add(Button.To(say.Progress, new ShowProgress()));
        }

        if ((roles & Roles.Hr) != 0)
        {
            buttons.Add(Button.To(say.Import, new ShowImport()));
        }

        if (buttons.Count < 5)
        {
            buttons.Add(Button.To(say.Result, new ShowResult()));
        }

        buttons.Add(Button.To(say.Language, new ShowLanguages()));
        return buttons;
    }
}

/// <summary>Asks for the help.</summary>
public sealed record ShowHelp : IShow
{
    /// <inheritdoc />
    public static string Verb => "help.show";
}

/// <summary>Asks for the welcome.</summary>
public sealed record ShowWelcome : IShow
{
    /// <inheritdoc />
    public static string Verb => "help.welcome";
}
