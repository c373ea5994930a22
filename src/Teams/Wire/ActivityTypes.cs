namespace PerfBot.Teams.Wire;

/// <summary>The names of the protocol that PerfBot acts on. Any other type is answered 200 and left alone.</summary>
public static class ActivityTypes
{
    /// <summary>Someone typed something, or pressed an <c>Action.Submit</c>.</summary>
    public const string Message = "message";

    /// <summary>Something that waits for its answer in the same HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Somebody came or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed, removed or upgraded.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>The name of the invoke behind <c>Action.Execute</c>.</summary>
    public const string CardActionName = "adaptiveCard/action";

    /// <summary>The name of the invoke that answers the offer of a file.</summary>
    public const string FileConsentName = "fileConsent/invoke";
}
