using PerfBot.Bot.Delivery;
using PerfBot.Bot.Turns;
using PerfBot.Teams.Auth;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Endpoints;

/// <summary>Takes what happens on the channel: <c>POST /api/messages</c>.</summary>
internal static class MessagesEndpoint
{
    // A plain delegate: what binds the parameters of any other is compiled by the first request, which would wait for it.
    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", async http => await (await ReceiveAsync(http)).ExecuteAsync(http)).RequireAuthorization(TeamsAuth.Policy).WithName("ReceiveActivity");

    private static async Task<IResult> ReceiveAsync(HttpContext http)
    {
        T Get<T>()
            where T : notnull => http.RequestServices.GetRequiredService<T>();
        var answering = Get<Answering>();
        var read = await ActivityReader.ReadAsync(http.Request, http.RequestAborted);
        if (read.Activity is not { } activity)
        {
            return TypedResults.StatusCode(read.StatusCode);
        }

        if (!Get<ActivityGuard>().Check(activity, http.User).IsAllowed)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (activity is { Type: ActivityTypes.Invoke, Name: ActivityTypes.FileConsentName })
        {
            return TypedResults.StatusCode(await Get<FileDesk>().AnswerAsync(activity) ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway);
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

        if (await Get<TurnWatch>().RunAsync(turn) is not { } answer)
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

    private static IResult Invoked(Answer answer) =>
        answer.Card.Length > 0 ? new CardResult(answer.Card) : TypedResults.Bytes(InvokeBody.OfMessage("OK"), InvokeBody.ContentType);

    /// <summary>A card goes out as it was remembered, without another copy of it.</summary>
    private sealed class CardResult(byte[] card) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = InvokeBody.ContentType;
            response.ContentLength = InvokeBody.LengthOfCard(card);
            InvokeBody.WriteCard(response.BodyWriter, card);
            return Task.CompletedTask;
        }
    }
}
