using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Telemetry;
using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Help;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>
/// Runs one turn: who is it, what is asked, may they, do it, answer, and save the change with its answer in one transaction.
/// A second delivery of the same turn changes nothing and gets the first answer.
/// </summary>
internal sealed partial class TurnRunner(
    IServiceScopeFactory scopes, Router router, Charts charts, Reachability reachability, StrangerDesk strangers, CompanyClock clock, BotMeters meters, ILogger<TurnRunner> log)
{
    /// <summary>How long a click counts as the same click under a new activity id. Channels repeat within about a minute.</summary>
    private static readonly TimeSpan SameClick = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often a turn runs when others are faster: of so many who hand in something about one review at the same instant each gets through, since in every round
    /// at least one does.
    /// </summary>
    private const int Attempts = 12;

    /// <summary>Runs <paramref name="turn"/>.</summary>
    public async Task<Answer> RunAsync(Turn turn, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(turn, isAgain: attempt > 1, ct);
            }
            catch (Exception conflict) when (attempt < Attempts && ReviewDb.MayPass(conflict))
            {
                // The same turn was delivered twice at once, somebody else was faster, or a connection broke: run again on what is the case now.
                Again(turn.Verb ?? turn.Activity.Type, attempt);
            }

            await Task.Delay(Random.Shared.Next(5 * attempt), ct); // not all of them at the same instant once more
        }
    }

    private async Task<Answer> RunOnceAsync(Turn turn, bool isAgain, CancellationToken ct)
    {
        Answered answered;
        await using (var scope = scopes.CreateAsyncScope())
        {
            answered = await AnswerAsync(turn, isAgain, scope.ServiceProvider, ct);
        }

        var saved = await answered.Saving; // without the context, which serves the next turn meanwhile
        if (saved.People)
        {
            charts.Forget();
        }

        if (answered.Noted is { } noted)
        {
            reachability.Confirm(noted, clock.Now());
        }

        return saved.Outbox ? answered.Answer with { WakesOutbox = true } : answered.Answer;
    }

    private async Task<Answered> AnswerAsync(Turn turn, bool isAgain, IServiceProvider services, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct); // before a context is taken: the first turns wait here together
        var db = services.GetRequiredService<ReviewDb>();
        if (isAgain && await FirstAnswerAsync(db, turn, ct) is { } first)
        {
            return new(first);
        }

        if (chart.FindByChannelUser(turn.ChannelUser) is not { } person)
        {
            return new(await strangers.MeetAsync(turn, db, chart, ct));
        }

        var language = Language.For(person.Language ?? turn.Activity.Locale);
        if (turn.Activity.Conversation?.ConversationType is not (null or "personal"))
        {
            return new(Render(new Reply(new PrivateOnlyCard()), language)); // what PerfBot says is for one person's eyes
        }

        var caller = new Caller.Human(person, language);
        var reply = await ReplyAsync(turn, services, db, caller, ct);
        if (reply.IsFirstAnswer is { } repeated)
        {
            return new(repeated);
        }

        var answer = Render(reply.Reply, language);
        if (turn.IsAutomatic)
        {
            return new(answer); // a card that came into view: nothing may change, or clients would refresh for ever
        }

        var noted = await reachability.NoteAsync(db, turn.Activity, person, clock.Now(), ct);
        KeepInChat(reply.Reply, turn, db, person);
        db.Remember(AnsweredTurn.Keep(turn.Key, turn.Click, answer.Card, clock.Now()));
        if (turn.IsRehearsal)
        {
            await db.RehearseSaveAsync(ct);
            return new(answer);
        }

        return new(answer, await db.HandInAsync(ct), noted);
    }

    private async Task<(Reply Reply, Answer? IsFirstAnswer)> ReplyAsync(Turn turn, IServiceProvider services, ReviewDb db, Caller.Human caller, CancellationToken ct)
    {
        var route = RouteOf(turn);
        if (route is null)
        {
            return turn.Verb is null ? (await GreetAsync(turn, db, caller, ct), null) : (new(new RefusalCard(new ButtonUnknown(), caller.Who.Roles)), null);
        }

        try
        {
            return (await route.RunAsync(DataOf(turn), services, caller, ct), null);
        }
        catch (RefusedException refused)
        {
            db.Forget(); // a refused use case changes nothing
            Refused(turn.Verb ?? "phrase", refused.Refusal.GetType().Name);
            meters.Refused(turn, refused.Refusal.GetType().Name);
            if (!route.OnlyShows && await SameClickAsync(db, turn, ct) is { } first)
            {
                return (Reply.Silence, first);
            }

            var better = await route.AnswerAsync(DataOf(turn), refused.Refusal, services, caller, ct);
            db.Forget();
            return (better ?? new(new RefusalCard(refused.Refusal, caller.Who.Roles)), null);
        }
    }

    private Route? RouteOf(Turn turn)
    {
        if (turn.Verb is { } verb)
        {
            return router.Find(verb);
        }

        if (turn.Activity.Type != ActivityTypes.Message)
        {
            return null;
        }

        return turn.BringsFiles
            ? router.Of<ReceiveFiles>()
            : router.FindPhrase(turn.Activity.TextWithoutMention) ?? router.Of<NotUnderstood>();
    }

    private static System.Text.Json.JsonElement DataOf(Turn turn)
    {
        if (turn.Verb is not null)
        {
            return turn.Data;
        }

        var files = turn.Activity.Attachments.Where(a => a.IsFile).Select(a => new SentFile(a.Name ?? "", a.DownloadUrl!)).ToList();
        return System.Text.Json.JsonSerializer.SerializeToElement(new { files }, Payload.Json);
    }

    /// <summary>The channel says that the person and the bot have met: welcome, once, whatever events come in whatever order.</summary>
    private async Task<Reply> GreetAsync(Turn turn, ReviewDb db, Caller.Human caller, CancellationToken ct)
    {
        var met = turn.Activity is { Type: ActivityTypes.InstallationUpdate, Action: "add" }
            || (turn.Activity.Type == ActivityTypes.ConversationUpdate && turn.Activity.MembersAdded.Count > 0);
        if (!met)
        {
            return Reply.Silence;
        }

        var employee = await db.Employees.SingleAsync(e => e.Id == caller.Who.Id, ct);
        if (employee.WelcomedAt is not null)
        {
            return Reply.Silence;
        }

        employee.Welcome(clock.Now());
        var open = await db.CountOpenTasksAsync(caller.Who.Id, ct);
        return new(new HelpCard(caller.Who.Roles, HelpOpening.Welcome, caller.Who.Name, open));
    }

    /// <summary>The answer to a click is shown to one client and gone after a reload, so the message in the chat is brought up to date too.</summary>
    private void KeepInChat(Reply reply, Turn turn, ReviewDb db, Person person)
    {
        if (reply.Keep is { } keep && turn.Activity is { ReplyToId: { Length: > 0 } card, Conversation.Id: { } conversation })
        {
            db.Outbox.Add(OutboxMessage.UpdateOf(person.Id, VerbOf(keep), Payload.WriteAny(keep), $"card:{card}"[..Math.Min(OutboxMessage.KeyMaxLength, card.Length + 5)], conversation, card, clock.Now()));
        }
    }

    private static string VerbOf(IShow request) => (string)request.GetType().GetProperty(nameof(ISubmit.Verb))!.GetValue(null)!;

    private static Answer Render(Reply reply, Language language)
    {
        if (reply.Card is not { } card)
        {
            return Answer.Silence;
        }

        var lang = reply.Language ?? language;
        var view = card.Render(lang);
        return new(AdaptiveCardWriter.Write(view, lang), view.Summary, lang.Tag);
    }

    private static async Task<Answer?> FirstAnswerAsync(ReviewDb db, Turn turn, CancellationToken ct) =>
        await db.AnsweredTurns.AsNoTracking().SingleOrDefaultAsync(t => t.Click == turn.Click && t.Key == turn.Key, ct) is { } before
            ? new(before.Answer, "", "", RepeatOf: before.Key)
            : null;

    private async Task<Answer?> SameClickAsync(ReviewDb db, Turn turn, CancellationToken ct)
    {
        var since = clock.Now() - SameClick;
        var before = await db.AnsweredTurns.AsNoTracking().Where(t => t.Click == turn.Click && t.At >= since).OrderBy(t => t.At).FirstOrDefaultAsync(ct);
        return before is null ? null : new(before.Answer, "", "", RepeatOf: before.Key);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{What} runs again after conflict {Attempt}")]
    private partial void Again(string what, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} refused: {Reason}")]
    private partial void Refused(string what, string reason);

    /// <summary>An answer, and what has to happen before it is given.</summary>
    /// <param name="Answer">What is said.</param>
    /// <param name="Saving">Until then it is not true yet.</param>
    /// <param name="Noted">Where the person is reached, when that was new; to be confirmed once it is saved.</param>
    private readonly record struct Answered(Answer Answer, Task<Saved> Saving, Domain.Delivery.Conversation? Noted = null)
    {
        public Answered(Answer answer)
            : this(answer, Task.FromResult<Saved>(default))
        {
        }
    }
}
