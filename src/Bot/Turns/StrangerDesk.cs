using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Cards.People;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.People;
using PerfBot.Store;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>
/// Meets accounts that nobody knows. One whose e-mail address, as the channel vouches for it, is an employee's becomes that employee's;
/// every other one is told whom to ask, and HR is told once.
/// </summary>
internal sealed partial class StrangerDesk(ConnectorClient connector, Charts charts, CompanyClock clock, ILogger<StrangerDesk> log)
{
    /// <summary>Answers the turn of an unknown account.</summary>
    public async Task<Answer> MeetAsync(Turn turn, ReviewDb db, OrgChart chart, CancellationToken ct)
    {
        var activity = turn.Activity;
        if (activity.Conversation?.ConversationType is not (null or "personal"))
        {
            return Answer.Silence;
        }

        var now = clock.Now();
        var lang = Language.For(activity.Locale);
        var known = await db.Strangers.SingleOrDefaultAsync(s => s.ChannelUser == turn.ChannelUser, ct);
        var member = known?.DismissedAt is null ? await LookUpAsync(activity, ct) : null;
        var stranger = known ?? Met(turn, member, now);
        if (member is not null && await EmployeeOfAsync(db, member, ct) is { } employee)
        {
            await Linking.LinkAsync(db, employee, stranger, new Caller.Scheduler(), now, "by the channel's e-mail address", ct);
            db.Remember(AnsweredTurn.Keep(turn.Key, turn.Click, [], now));
            await db.SaveAsync(ct);
            charts.Forget();
            return Answer.Silence with { WakesOutbox = true }; // the welcome is on its way
        }

        var isGuest = member?.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) ?? false;
        if (known is null && !isGuest && chart.Count > 0)
        {
            db.Strangers.Add(stranger);
            foreach (var hr in chart.Hr)
            {
                db.Send(hr.Id, new ShowStranger(stranger.ChannelUser), $"stranger:{turn.ChannelUser}"[..Math.Min(OutboxMessage.KeyMaxLength, turn.ChannelUser.Length + 9)], now);
            }
        }

        var view = new UnknownPersonCard([.. chart.Hr.Take(3).Select(p => p.Name)]).Render(lang);
        var answer = new Answer(activity.Type is ActivityTypes.Message or ActivityTypes.Invoke || known is null ? AdaptiveCardWriter.Write(view, lang) : [], view.Summary, lang.Tag);
        db.Remember(AnsweredTurn.Keep(turn.Key, turn.Click, answer.Card, now));
        await db.SaveAsync(ct);
        return answer with { WakesOutbox = known is null };
    }

    private static Stranger Met(Turn turn, Member? member, DateTimeOffset now)
    {
        var activity = turn.Activity;
        var name = activity.From!.Name ?? member?.Name ?? "?";
        return Stranger.Met(
            turn.ChannelUser,
            name.Length <= Employee.NameMaxLength ? name : name[..Employee.NameMaxLength],
            activity.Conversation!.Id!,
            activity.From.Id!,
            activity.Recipient?.Id ?? "",
            activity.ServiceUrl!,
            activity.TenantId ?? "",
            activity.Locale is { Length: <= 16 } locale ? locale : null,
            now);
    }

    /// <summary>The employee with the address that the channel vouches for, who has no account yet.</summary>
    private static async Task<Employee?> EmployeeOfAsync(ReviewDb db, Member member, CancellationToken ct)
    {
        foreach (var address in new[] { member.Email, member.UserPrincipalName }.OfType<string>().Distinct())
        {
            var stored = Employee.Plain(address);
            var found = await db.Employees.Where(e => e.Email == stored && e.ChannelUser == null).Take(2).ToListAsync(ct);
            if (found is [var only])
            {
                return only;
            }
        }

        return null;
    }

    private async Task<Member?> LookUpAsync(Activity activity, CancellationToken ct)
    {
        try
        {
            return await connector.GetMemberAsync(activity.ServiceUrl!, activity.Conversation!.Id!, activity.From!.Id!, ct);
        }
        catch (ConnectorException e)
        {
            NotLookedUp(e.Code ?? e.Status?.ToString() ?? "no answer");
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An unknown account could not be looked up: {Reason}")]
    private partial void NotLookedUp(string reason);
}
