using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PerfBot.Bot.Telemetry;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>Runs a turn within its time, and answers one that comes to nothing: it took too long, or it met a fault. Nothing is saved then.</summary>
internal sealed partial class TurnWatch(TurnRunner turns, Charts charts, CompanyClock clock, TimeProvider time, BotMeters meters, ILogger<TurnWatch> log)
{
    /// <summary>The time of one turn. A channel gives up after about 15 s, and sending the answer takes its time, too.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    /// <summary>Files are fetched and read through. Whoever sent them waits for a new message, not for the card under their finger.</summary>
    private static readonly TimeSpan WithFiles = TimeSpan.FromSeconds(12);

    // A card holds a button's data twice, and the channel takes no card over 28 KB.
    private const int LongestRepeat = 8 * 1024;

    /// <summary>Runs <paramref name="turn"/>; null when it came to nothing and nobody asked for an answer: the channel may deliver it again.</summary>
    public async Task<Answer?> RunAsync(Turn turn)
    {
        // A time of its own: a channel that hangs up must not leave the turn half done.
        var allowed = turn.BringsFiles ? WithFiles : Usual;
        using var budget = new CancellationTokenSource(allowed, time);
        var (began, outcome) = (Stopwatch.GetTimestamp(), "answered");
        using var span = BotMeters.Source.StartActivity("turn");
        span?.SetTag("what", meters.WhatOf(turn));
        try
        {
            return await turns.RunAsync(turn, budget.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            outcome = "late";
            var id = NewId();
            TookTooLong(meters.WhatOf(turn), allowed.TotalSeconds, id);
            return Failure(turn, id, tookTooLong: true);
        }
        catch (Exception bug)
        {
            outcome = "failed";
            var id = NewId();
            Failed(bug, meters.WhatOf(turn), id);
            return Failure(turn, id, tookTooLong: false);
        }
        finally
        {
            meters.Turn(turn, outcome, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>What the person can name, and the log has too.</summary>
    private string NewId() => Guid.CreateVersion7(clock.Now()).ToString("N")[^12..];

    private Answer? Failure(Turn turn, string id, bool tookTooLong)
    {
        if (turn.Activity.Type is not (ActivityTypes.Invoke or ActivityTypes.Message))
        {
            return null;
        }

        // The store may be what is stuck, so who it is must be known without it.
        var isAlone = turn.Activity.Conversation?.ConversationType is null or "personal";
        var person = isAlone ? charts.Kept?.FindByChannelUser(turn.ChannelUser) : null;
        var lang = Language.For(person?.Language ?? turn.Activity.Locale);
        var view = new FailureCard(id, person?.Roles ?? Roles.None, tookTooLong, isAlone ? ClickOf(turn) : null).Render(lang);
        return new(AdaptiveCardWriter.Write(view, lang), view.Summary, lang.Tag);
    }

    private static FailedClick? ClickOf(Turn turn) =>
        turn is { Verb.Length: > 0, Data.ValueKind: JsonValueKind.Object } && Encoding.UTF8.GetByteCount(turn.Data.GetRawText()) <= LongestRepeat
            ? new(turn.Verb, turn.Data)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} took more than {Seconds} s and was stopped; the person was given the id {Id}")]
    private partial void TookTooLong(string what, double seconds, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} failed; the person was given the id {Id}")]
    private partial void Failed(Exception bug, string what, string id);
}
