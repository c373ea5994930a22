using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The connector that the bot sends to: the part of Teams' REST interface that concerns personal conversations.</summary>
internal static class LocalConnector
{
    /// <summary>The largest activity that Teams takes: about 100 KB, counted in UTF-16.</summary>
    private const int MaxActivityBytes = 100 * 1024;

    /// <summary>What is read at all. Larger than the limit of an activity, so that a large one is told what is wrong with it.</summary>
    private const int MaxBodyBytes = 1024 * 1024;

    public static void MapLocalConnector(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3/conversations", CreateAsync);
        routes.MapPost("/v3/conversations/{conversation}/activities", SendAsync);
        routes.MapPost("/v3/conversations/{conversation}/activities/{activity}", SendAsync);
        routes.MapPut("/v3/conversations/{conversation}/activities/{activity}", UpdateAsync);
        routes.MapDelete("/v3/conversations/{conversation}/activities/{activity}", DeleteAsync);
        routes.MapGet("/v3/conversations/{conversation}/members", MembersAsync);
        routes.MapGet("/v3/conversations/{conversation}/pagedmembers", PagedMembersAsync);
        routes.MapGet("/v3/conversations/{conversation}/members/{member}", MemberAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, LocalChannel channel, CancellationToken ct)
    {
        if (await LocalJson.ReadAsync(request, MaxBodyBytes, ct) is not { } body)
        {
            return Error(StatusCodes.Status400BadRequest, "BadSyntax", "The body is not a JSON object.");
        }

        if (body.Part("isGroup", JsonValueKind.True) is not null
            || body.Part("members", JsonValueKind.Array) is not { } members || members.GetArrayLength() != 1)
        {
            return Error(StatusCodes.Status400BadRequest, "BadSyntax", "A personal conversation has exactly one member.");
        }

        if (body.Text("tenantId") != LocalIdentity.TenantId)
        {
            return Error(StatusCodes.Status400BadRequest, "BadArgument", "The tenantId is missing or not the one of this channel.");
        }

        if (members[0].Text("id") is not { } id || await channel.MemberAsync(id, ct) is not { } person)
        {
            return Error(StatusCodes.Status403Forbidden, "ForbiddenOperationException", "The app is not installed for this user.");
        }

        if (body.Part("activity", JsonValueKind.Object) is { } activity && Take(channel.Of(person), activity) is IStatusCodeHttpResult { StatusCode: >= 400 } refused)
        {
            return (IResult)refused;
        }

        return Id(StatusCodes.Status201Created, LocalIdentity.ConversationId(person.Key));
    }

    private static async Task<IResult> SendAsync(string conversation, HttpRequest request, LocalChannel channel, CancellationToken ct) =>
        await channel.ConversationAsync(conversation, ct) is not { } known ? NoConversation()
        : await LocalJson.ReadAsync(request, MaxBodyBytes, ct) is not { } activity ? NoActivity()
        : Take(known, activity);

    private static async Task<IResult> UpdateAsync(
        string conversation, string activity, HttpRequest request, LocalChannel channel, CancellationToken ct)
    {
        if (await channel.ConversationAsync(conversation, ct) is not { } known)
        {
            return NoConversation();
        }

        if (await LocalJson.ReadAsync(request, MaxBodyBytes, ct) is not { } body)
        {
            return NoActivity();
        }

        if (Problem(body) is { } problem)
        {
            return problem;
        }

        var changed = known.Find(activity) is { FromBot: true }
            ? known.Change(activity, old => LocalMessage.Of(body, old.Id, fromBot: true, old.At) with { Edited = true })
            : null;
        return changed is null ? NotInConversation() : Id(StatusCodes.Status200OK, activity);
    }

    private static async Task<IResult> DeleteAsync(string conversation, string activity, LocalChannel channel, CancellationToken ct) =>
        await channel.ConversationAsync(conversation, ct) is not { } known ? NoConversation()
        : known.Find(activity) is { FromBot: true } && known.Remove(activity) ? Results.Ok()
        : NotInConversation();

    private static async Task<IResult> MembersAsync(string conversation, LocalChannel channel, CancellationToken ct) =>
        await MemberOfAsync(conversation, channel, ct) is { } person ? Json(StatusCodes.Status200OK, new[] { Member(person) }) : NoConversation();

    private static async Task<IResult> PagedMembersAsync(string conversation, LocalChannel channel, CancellationToken ct) =>
        await MemberOfAsync(conversation, channel, ct) is { } person
            ? Json(StatusCodes.Status200OK, new { members = new[] { Member(person) } })
            : NoConversation();

    private static async Task<IResult> MemberAsync(string conversation, string member, LocalChannel channel, CancellationToken ct) =>
        await MemberOfAsync(conversation, channel, ct) is not { } person ? NoConversation()
        : member == person.ChannelUserId || member == LocalIdentity.UserId(person.Key) ? Json(StatusCodes.Status200OK, Member(person))
        : Error(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The member is not in this conversation.");

    private static async Task<LocalPerson?> MemberOfAsync(string conversation, LocalChannel channel, CancellationToken ct) =>
        LocalIdentity.PersonKeyOf(conversation) is { } key ? await channel.PersonAsync(key, ct) : null;

    private static object Member(LocalPerson person) => new
    {
        id = LocalIdentity.UserId(person.Key),
        name = person.Name,
        aadObjectId = person.ChannelUserId,
        tenantId = LocalIdentity.TenantId,
        userRole = "user",
    };

    private static IResult Take(LocalConversation conversation, JsonElement activity)
    {
        if (activity.Text("type") == "typing")
        {
            conversation.Typing();
            return Json(StatusCodes.Status202Accepted, new { });
        }

        if (Problem(activity) is { } problem)
        {
            return problem;
        }

        if (activity.Text("text") is not { Length: > 0 } text || activity.Part("attachments", JsonValueKind.Array) is not { } cards || cards.GetArrayLength() == 0)
        {
            return Id(StatusCodes.Status201Created, conversation.Add(activity, fromBot: true).Id);
        }

        // Teams makes two messages of one with text and a card, and tells the id of neither.
        conversation.Add(JsonSerializer.SerializeToElement(new { text, textFormat = activity.Text("textFormat") }), fromBot: true);
        conversation.Add(JsonSerializer.SerializeToElement(new { attachments = cards, summary = activity.Text("summary") }), fromBot: true);
        return Json(StatusCodes.Status202Accepted, new { });
    }

    private static IResult? Problem(JsonElement activity) =>
        activity.Text("type") != "message" ? Error(StatusCodes.Status400BadRequest, "BadArgument", "Only messages and typing are shown here.")
        : string.IsNullOrEmpty(activity.Text("text")) && activity.Part("attachments", JsonValueKind.Array) is not { } ? NoActivity()
        : Size(activity) > MaxActivityBytes ? Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The message is larger than 100 KB.")
        : null;

    private static int Size(JsonElement activity) => JsonSerializer.Serialize(activity, LocalJson.Options).Length * sizeof(char);

    private static IResult NoActivity() => Error(StatusCodes.Status400BadRequest, "BadSyntax", "The activity has neither text nor attachments.");

    private static IResult NoConversation() => Error(StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    private static IResult NotInConversation() =>
        Error(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "The activity is not in this conversation, or not the bot's.");

    private static IResult Id(int status, string id) => Json(status, new { id });

    private static IResult Error(int status, string code, string message) => Json(status, new { error = new { code, message } });

    private static IResult Json(int status, object body) => Results.Json(body, LocalJson.Options, statusCode: status);
}
