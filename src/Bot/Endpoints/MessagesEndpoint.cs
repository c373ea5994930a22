using Microsoft.AspNetCore.Http.HttpResults;
using PerfBot.Bot.Delivery;
using PerfBot.Bot.Turns;
using PerfBot.Teams.Auth;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Endpoints;

/// <summary>Takes what happens on the channel: <c>POST /api/messages</c>.</summary>
internal static class MessagesEndpoint
{
    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", ReceiveAsync).RequireAuthorization(TeamsAuth.Policy).WithName("ReceiveActivity");

    private static async Task<IResult> ReceiveAsync(HttpContext http, ActivityGuard guard, TurnWatch turns, Answering answering, FileDesk files)
    {
        var read = await ActivityReader.ReadAsync(http.Request, http.RequestAborted);
        if (read.Activity is not { } activity)
        {
            return TypedResults.StatusCode(read.StatusCode);
        }

        if (!guard.Check(activity, http.User).IsAllowed)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (activity is { Type: ActivityTypes.Invoke, Name: ActivityTypes.FileConsentName })
        {
            return TypedResults.StatusCode(await files.AnswerAsync(activity) ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway);
        }

        if (activity is { Type: ActivityTypes.Invoke } && (activity.Name != ActivityTypes.CardActionName))
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }

        if (activity.Type is not (ActivityTypes.Invoke or ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate))
        {
            return TypedResults.Ok(); // events that PerfBot has no use for are fine
        }

        if (Turn.From(activity) is not { } turn)
        {
            return TypedResults.BadRequest();
        }

        if (await turns.RunAsync(turn) is not { } answer)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (answer.WakesOutbox)
        {
            answering.WakeOutbox();
        }

        return activity.Type == ActivityTypes.Invoke
            ? Invoked(answer)
            : await answering.SendAsync(turn, answer) ? TypedResults.StatusCode(StatusCodes.Status202Accepted) : TypedResults.StatusCode(StatusCodes.Status502BadGateway);
    }

    private static FileContentHttpResult Invoked(Answer answer) =>
        TypedResults.Bytes(answer.Card.Length > 0 ? InvokeBody.OfCard(answer.Card) : InvokeBody.OfMessage("OK"), InvokeBody.ContentType);
}
