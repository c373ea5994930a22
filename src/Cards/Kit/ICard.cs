namespace PerfBot.Cards.Kit;

/// <summary>Something that can be shown to a person, in any language.</summary>
public interface ICard
{
    /// <summary>The card's content in <paramref name="lang"/>. Pure: no clock, no store.</summary>
    CardView Render(Language lang);
}

/// <summary>What a button sends. A record beside its card; its verb is never renamed once shipped, because old cards stay in chats.</summary>
public interface ISubmit
{
    /// <summary><c>feature.action</c>, in lower case with hyphens.</summary>
    static abstract string Verb { get; }
}

/// <summary>A request that only shows something: pressing it twice is asking twice.</summary>
public interface IShow : ISubmit;

/// <summary>Takes the inputs whose ids are known only when the card is made: one per line of a plan.</summary>
public interface ITakesInputs
{
    /// <summary>By input id.</summary>
    IDictionary<string, System.Text.Json.JsonElement>? Inputs { get; }
}
