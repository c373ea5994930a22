using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>What the chat page asks of the channel.</summary>
internal static class LocalApi
{
    private const int MaxBodyBytes = 256 * 1024;
    private const int MaxTextLength = 10_000;

    public static void MapLocalApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", PeopleAsync);
        routes.MapGet("/stream", (LocalFeed feed, CancellationToken ct) => TypedResults.ServerSentEvents(feed.ListenAsync(ct)));
        var person = routes.MapGroup("/people/{key}");
        person.MapGet("/messages", MessagesAsync);
        person.MapPost("/open", OpenAsync);
        person.MapPost("/read", ReadAsync);
        person.MapPost("/text", TextAsync);
        person.MapPost("/submit", SubmitAsync);
        person.MapPost("/action", ActionAsync);
        person.MapPost("/consent", ConsentAsync);
        person.MapPost("/files", FileAsync);
    }

    private static async Task<IResult> PeopleAsync(LocalChannel channel, CancellationToken ct)
    {
        var people = await channel.PeopleAsync(ct);
        return Json(new
        {
            people = people.Select(p => new { p.Key, UserId = LocalIdentity.UserId(p.Key), p.Name, p.Position, p.Department, p.Role, Unread = channel.UnreadOf(p.Key) }),
        });
    }

    private static async Task<IResult> MessagesAsync(string key, LocalChannel channel, CancellationToken ct) =>
        await channel.PersonAsync(key, ct) is { } person ? History(channel.Of(person)) : NoPerson();

    private static Task<IResult> OpenAsync(string key, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        ActAsync(key, request, channel, async act => History(await channel.OpenAsync(act.Person, act.Client, act.Stop)), ct);

    private static async Task<IResult> ReadAsync(string key, LocalChannel channel, CancellationToken ct)
    {
        if (await channel.PersonAsync(key, ct) is not { } person)
        {
            return NoPerson();
        }

        channel.Of(person).Read();
        return Results.NoContent();
    }

    private static Task<IResult> TextAsync(string key, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        ActAsync(key, request, channel, async act =>
            act.Body.Text("text")?.Trim() is { Length: > 0 and <= MaxTextLength } text
                ? Json(await channel.SayAsync(act.Person, act.Client, text, act.Stop))
                : Bad("text"), ct);

    private static Task<IResult> SubmitAsync(string key, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        ActAsync(key, request, channel, async act =>
            act.Body.Text("message") is { } card && channel.Of(act.Person).Find(card) is not null
                && act.Body.Part("value", JsonValueKind.Object) is { } value
                ? Answer(await channel.SubmitAsync(act.Person, act.Client, card, value, act.Body.Text("text"), act.Stop))
                : Bad("message"), ct);

    private static Task<IResult> ActionAsync(string key, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        ActAsync(key, request, channel, async act =>
            act.Body.Text("message") is { } card && channel.Of(act.Person).Find(card) is not null
                && act.Body.Part("action", JsonValueKind.Object) is { } action
                ? Answer(await channel.InvokeAsync(act.Person, act.Client, "adaptiveCard/action", card, new JsonObject
                {
                    ["action"] = JsonNode.Parse(action.GetRawText()),
                    ["trigger"] = act.Body.Text("trigger") == "automatic" ? "automatic" : "manual",
                }, act.Stop))
                : Bad("message"), ct);

    private static Task<IResult> ConsentAsync(string key, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        ActAsync(key, request, channel, async act =>
            act.Body.Text("message") is { } message
                && await channel.ConsentAsync(
                    act.Person, act.Client, message, accept: act.Body.Part("accept", JsonValueKind.True) is not null, act.Stop) is { } answer
                ? Answer(answer)
                : Bad("message"), ct);

    /// <summary>The body is the file; its name and what a JSON body would say stand in the query.</summary>
    private static async Task<IResult> FileAsync(
        string key, string? name, string? locale, string? timeZone, HttpRequest request, LocalChannel channel, CancellationToken ct)
    {
        if (await channel.PersonAsync(key, ct) is not { } person)
        {
            return NoPerson();
        }

        if (Path.GetFileName(name) is not { Length: > 0 and <= 200 } file)
        {
            return Bad("name");
        }

        return await LocalFileEndpoints.ReadAsync(request, ct) is { } bytes
            ? Json(await channel.SendFileAsync(person, LocalClient.From(locale, timeZone), file, bytes, StopOf(request)))
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> ActAsync(
        string key, HttpRequest request, LocalChannel channel, Func<Act, Task<IResult>> act, CancellationToken ct) =>
        await channel.PersonAsync(key, ct) is not { } person ? NoPerson()
        : await LocalJson.ReadAsync(request, MaxBodyBytes, ct) is not { } body ? Bad("body")
        : await act(new Act(person, LocalClient.From(body.Text("locale"), body.Text("timeZone")), body, StopOf(request)));

    private static IResult History(LocalConversation conversation) =>
        Json(new { messages = conversation.Messages, conversation.Installed });

    /// <summary>The bot's answer as it was, in an envelope: its status must not be taken for one of this interface.</summary>
    private static IResult Answer(BotAnswer answer) => Json(new { answer.Status, answer.Body });

    private static IResult NoPerson() => Results.NotFound();

    private static IResult Bad(string member) => Results.Json(new { member }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Json(object body) => Results.Json(body, LocalJson.Options);

    /// <summary>What a person does is not undone by closing the page; only the stop of the host ends it.</summary>
    private static CancellationToken StopOf(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    private sealed record Act(LocalPerson Person, LocalClient Client, JsonElement Body, CancellationToken Stop);
}
