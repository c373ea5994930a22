using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Team;

/// <summary>Why a person is not approved together with others.</summary>
public enum StaysWhy
{
    /// <summary>Lines have no answer yet.</summary>
    Unanswered,

    /// <summary>Data is missing, so there is no total.</summary>
    NoTotal,

    /// <summary>The total is below the target band.</summary>
    Below,

    /// <summary>The total is above the target band.</summary>
    Above,
}

/// <summary>Somebody who has to be looked at.</summary>
/// <param name="Task">The reader's task.</param>
/// <param name="Name">Who.</param>
/// <param name="Why">Why.</param>
/// <param name="Total">The total, where there is one.</param>
public sealed record Outlier(Guid Task, string Name, StaysWhy Why, decimal? Total);

/// <summary>Shows who would be approved together and who stays, before anything happens.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="CycleName">Its name.</param>
/// <param name="Band">The programme's band.</param>
/// <param name="Inside">Who would be approved, with the total.</param>
/// <param name="Outliers">Who stays.</param>
/// <param name="Stamp">Says what was shown; when that has changed, nothing is approved.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record ApproveAllCard(
    Guid Cycle, CycleName CycleName, TargetBand Band, IReadOnlyList<(string Name, decimal Total)> Inside, IReadOnlyList<Outlier> Outliers, string Stamp, Refusal? Notice = null) : ICard
{
    /// <summary>People that are listed as to be approved; more are counted, and approved as well.</summary>
    public const int MaxInside = 60;

    /// <summary>People that are listed as to be looked at; the rest is counted.</summary>
    public const int MaxOutliers = 10;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new TeamTexts(lang);
        var body = new List<Element> { new Title(say.ApproveTitle, lang.Cycle(CycleName)) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(new Paragraph(say.BandIs(Band.From, Band.To), Tone.Subtle));
        if (Inside.Count == 0)
        {
            body.Add(new Callout(say.NobodyInBand, Tone.Warning));
        }
        else
        {
            body.Add(new Grid([say.Person, say.Total], [.. Inside.Take(MaxInside).Select(p => (IReadOnlyList<string>)[p.Name, lang.Number(p.Total)])]));
            if (Inside.Count > MaxInside)
            {
                body.Add(new Paragraph(say.MoreInBand(Inside.Count - MaxInside), Tone.Subtle));
            }
        }

        body.AddRange(Outliers.Take(MaxOutliers).Select(o => new Row(
            o.Name, null, say.Stays(o.Why, o.Total), Tone.Warning, [Button.To(new TasksTexts(lang).Act(StageKind.HrReview), new OpenTask(o.Task))], IsLow: true)));
        if (Outliers.Count > MaxOutliers)
        {
            body.Add(new Paragraph(say.MoreStay(Outliers.Count - MaxOutliers), Tone.Subtle));
        }

        var back = Button.To(say.Back, new ShowTeam(Cycle: Cycle));
        return new(say.ApproveTitle, body, Inside.Count == 0 ? [back] : [Button.For(say.Approve(Inside.Count), new ApproveAll(Cycle, Stamp), ButtonStyle.Primary), back]);
    }
}

/// <summary>Asks who could be approved together.</summary>
public sealed record AskApproveAll(Guid Cycle) : IShow
{
    /// <inheritdoc />
    public static string Verb => "team.ask-approve-all";
}

/// <summary>Approves those that the card showed.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Stamp">Of <see cref="ApproveAllCard.Stamp"/>.</param>
public sealed record ApproveAll(Guid Cycle, string Stamp) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "team.approve-all";
}
