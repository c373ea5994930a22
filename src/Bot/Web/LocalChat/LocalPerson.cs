namespace PerfBot.Bot.Web.LocalChat;

/// <summary>A person whom a newcomer can play in the local chat.</summary>
/// <param name="Key">
/// What the person is called in addresses and ids, such as an employee number. Unique, not empty, and made of letters,
/// digits, <c>-</c>, <c>_</c> and <c>.</c> only.
/// </param>
/// <param name="ChannelUserId">What the bot knows the person by: sent as <c>from.aadObjectId</c>.</param>
/// <param name="Name">The name as people read it.</param>
/// <param name="Position">The post, or null if there is none to show.</param>
/// <param name="Department">The department, or null if there is none to show.</param>
/// <param name="Role">Where the person stands in the list: <c>hr</c>, <c>manager</c>, anything else is an employee.</param>
public sealed record LocalPerson(
    string Key, string ChannelUserId, string Name, string? Position, string? Department, string Role);
