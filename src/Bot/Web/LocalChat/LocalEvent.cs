namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Something that the open pages are told at once.</summary>
/// <param name="Kind"><c>message</c>, <c>update</c>, <c>delete</c>, <c>typing</c> or <c>read</c>.</param>
/// <param name="Person">Whose conversation it happened in: <see cref="LocalPerson.Key"/>.</param>
/// <param name="Unread">How many messages of the bot this person has not seen.</param>
/// <param name="Id">The message concerned; null for typing and read.</param>
/// <param name="Message">The message as it now is; null unless it is new or changed.</param>
internal sealed record LocalEvent(string Kind, string Person, int Unread, string? Id = null, LocalMessage? Message = null);
