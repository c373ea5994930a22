using System.Globalization;
using System.Text.Json;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The personal conversation of one person with the bot: its transcript, and how far it was read.</summary>
internal sealed class LocalConversation(string person, LocalFeed feed, TimeProvider time)
{
    /// <summary>How many messages are kept; older ones are forgotten first.</summary>
    public const int MaxMessages = 200;

    private readonly Lock _gate = new();
    private readonly List<LocalMessage> _messages = [];
    private long _lastId;
    private int _unread;

    public string Person => person;

    /// <summary>One at a time, so that two pages opened together install the bot once.</summary>
    public SemaphoreSlim Opening { get; } = new(1, 1);

    /// <summary>The bot knows of this conversation: it was told of its installation.</summary>
    public bool Installed { get; set; }

    public int Unread
    {
        get
        {
            lock (_gate)
            {
                return _unread;
            }
        }
    }

    /// <summary>What is kept, oldest first.</summary>
    public IReadOnlyList<LocalMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public LocalMessage? Find(string id)
    {
        lock (_gate)
        {
            return _messages.Find(m => m.Id == id);
        }
    }

    /// <summary>Appends a message; its id is the instant in milliseconds, like Teams writes it, and never used twice.</summary>
    public LocalMessage Add(JsonElement activity, bool fromBot)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _lastId = Math.Max(_lastId + 1, now.ToUnixTimeMilliseconds());
            var message = LocalMessage.Of(activity, _lastId.ToString(CultureInfo.InvariantCulture), fromBot, now);
            _messages.Add(message);
            if (_messages.Count > MaxMessages)
            {
                _messages.RemoveAt(0);
            }

            _unread = fromBot ? _unread + 1 : 0;
            feed.Publish(new LocalEvent("message", person, _unread, message.Id, message));
            return message;
        }
    }

    /// <summary>Puts another message in the place of one; null if it is not there.</summary>
    public LocalMessage? Change(string id, Func<LocalMessage, LocalMessage> change)
    {
        lock (_gate)
        {
            var at = _messages.FindIndex(m => m.Id == id);
            if (at < 0)
            {
                return null;
            }

            _messages[at] = change(_messages[at]);
            feed.Publish(new LocalEvent("update", person, _unread, id, _messages[at]));
            return _messages[at];
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            if (_messages.RemoveAll(m => m.Id == id) == 0)
            {
                return false;
            }

            feed.Publish(new LocalEvent("delete", person, _unread, id));
            return true;
        }
    }

    public void Read()
    {
        lock (_gate)
        {
            _unread = 0;
            feed.Publish(new LocalEvent("read", person, 0));
        }
    }

    public void Typing() => feed.Publish(new LocalEvent("typing", person, Unread));
}
