using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Notices;

/// <summary>Asks for the notices of late.</summary>
public sealed record ShowNotices : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.list";
}

/// <summary>Asks for the form of a notice.</summary>
/// <param name="Notice">The notice; null for a new one.</param>
public sealed record WriteNotice(Guid? Notice = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.write";
}

/// <summary>What the form says, as it was typed. A notice that is out is replaced in everybody's chat.</summary>
/// <param name="Notice">The notice; made with the form, so that pressing twice makes one.</param>
/// <param name="Version">The version that the form began with; 0 for a new one.</param>
/// <param name="Title">The title.</param>
/// <param name="Text">The text in Markdown.</param>
/// <param name="ImageUrl">The picture.</param>
/// <param name="LinkText1">The first button's words.</param>
/// <param name="LinkUrl1">The first button's address.</param>
/// <param name="LinkText2">The second button's words.</param>
/// <param name="LinkUrl2">The second button's address.</param>
/// <param name="Confirm"><c>yes</c> where readers confirm.</param>
/// <param name="Question">The question.</param>
/// <param name="Choices">The answers, one a line.</param>
/// <param name="Right">Which one is right, from 1.</param>
public sealed record SaveNotice(
    Guid Notice,
    int Version,
    string? Title = null,
    string? Text = null,
    string? ImageUrl = null,
    string? LinkText1 = null,
    string? LinkUrl1 = null,
    string? LinkText2 = null,
    string? LinkUrl2 = null,
    string? Confirm = null,
    string? Question = null,
    string? Choices = null,
    string? Right = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.save";
}

/// <summary>Asks who is to get a notice.</summary>
public sealed record ShowNoticeAudience(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.audience";
}

/// <summary>Who is to get a notice, and when, as it was typed.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Kind">How they are chosen.</param>
/// <param name="Departments">Ids, separated by commas.</param>
/// <param name="Positions">Numbers of the list of positions, separated by commas.</param>
/// <param name="Cycle">A cycle's id.</param>
/// <param name="Stage">A stage; blank for any.</param>
/// <param name="People">Numbers, e-mail addresses or names, pasted.</param>
/// <param name="Upload">A file sent before.</param>
/// <param name="SendAt">Day and time where each reader is; blank for at once.</param>
public sealed record AddressNotice(
    Guid Notice,
    string? Kind = null,
    string? Departments = null,
    string? Positions = null,
    string? Cycle = null,
    string? Stage = null,
    string? People = null,
    string? Upload = null,
    string? SendAt = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.address";
}

/// <summary>Asks how a notice will look and whom it will reach.</summary>
public sealed record ShowNoticePreview(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.preview";
}

/// <summary>Sends a notice to whoever asks, and to nobody else.</summary>
public sealed record TestNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.test";
}

/// <summary>Lets a notice go, now or on its day.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Version">The version that the preview showed.</param>
public sealed record ReleaseNotice(Guid Notice, int Version) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.release";
}

/// <summary>Takes the day of a notice back.</summary>
public sealed record UnscheduleNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.unschedule";
}

/// <summary>Gives a notice up that is not out.</summary>
public sealed record DiscardNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.discard";
}

/// <summary>Asks for a notice, as a reader.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="IsNew">Whether the reader does not have it yet: one that was recalled meanwhile is not sent any more.</param>
/// <param name="IsTest">Whether its writer looks at it alone.</param>
public sealed record ShowNotice(Guid Notice, bool IsNew = false, bool IsTest = false) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.show";
}

/// <summary>A reader confirms.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Choice">The answer, from 0; null where nothing is asked or chosen.</param>
public sealed record ConfirmNotice(Guid Notice, string? Choice = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.confirm";
}

/// <summary>Asks what became of a notice.</summary>
public sealed record ShowNoticeLedger(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.ledger";
}

/// <summary>Sends a notice again to those whom it surely did not reach, and to nobody else.</summary>
public sealed record ResendNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.resend";
}

/// <summary>Reminds those who have the notice and have not confirmed.</summary>
public sealed record RemindNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.remind";
}

/// <summary>Asks for the reminder of a notice, as a reader.</summary>
public sealed record ShowNoticeReminder(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.reminder";
}

/// <summary>Asks once more before a notice is recalled.</summary>
public sealed record AskRecallNotice(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.ask-recall";
}

/// <summary>Recalls a notice: everybody's card says so.</summary>
public sealed record RecallNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.recall";
}

/// <summary>Asks for the ledger as a file.</summary>
public sealed record ExportNotice(Guid Notice) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "notices.export";
}

/// <summary>Makes the ledger's file.</summary>
public sealed record ShowNoticeFile(Guid Notice) : IShow
{
    /// <inheritdoc />
    public static string Verb => "notices.file";
}
