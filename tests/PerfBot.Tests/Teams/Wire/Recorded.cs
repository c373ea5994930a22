namespace PerfBot.Tests.Teams.Wire;

/// <summary>Activities as the Agents Playground sends them, and one as the Teams documentation prints it.</summary>
internal static class Recorded
{
    public const string Message = """
        {"type":"message","id":"1485983408511","timestamp":"2017-02-01T21:10:07.437Z","localTimestamp":"2017-02-01T14:10:07.437-07:00",
         "serviceUrl":"https://smba.trafficmanager.net/amer/","channelId":"msteams",
         "from":{"id":"29:1XJK","name":"Megan Bowen","aadObjectId":"7faf8ab2-3d56-4244-b585-20c8a42ed2b8"},
         "conversation":{"conversationType":"personal","id":"a:17I0kl","tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db47"},
         "recipient":{"id":"28:c9e8c047-2a74-40a2-b28a-b162d5f5327c","name":"Teams TestBot"},
         "textFormat":"plain","text":"Hello 你好","attachments":[{"contentType":"text/html","content":"<div>Hello</div>"}],
         "entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Windows","timezone":"America/Los_Angeles"}],
         "channelData":{"tenant":{"id":"72f988bf-86f1-41af-91ab-2d7cd011db47"}},"locale":"en-US"}
        """;

    public const string Install = """
        {"type":"installationUpdate","id":"7b91d22c-d8c6-4514-96d9-e4ffb5d7791f","from":{"id":"user-id-0","aadObjectId":"00000000-0000-0000-0000-0000000000020"},
         "timestamp":"2026-11-21T23:08:41.519Z","serviceUrl":"http://localhost:56150/_connector",
         "conversation":{"conversationType":"personal","tenantId":"00000000-0000-0000-0000-0000000000001","id":"84cf4d59-39ac-4570-b6bf-c2cc413540e5"},
         "recipient":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"},"locale":"en-US",
         "entities":[{"type":"clientInfo","locale":"en-US"}],
         "channelData":{"tenant":{"id":"00000000-0000-0000-0000-0000000000001"},"source":{"name":"message"},"settings":{"selectedChannel":{"id":"84cf4d59-39ac-4570-b6bf-c2cc413540e5"}}},
         "action":"add","channelId":"msteams"}
        """;

    public const string MembersAdded = """
        {"type":"conversationUpdate","id":"011d0f69-be5f-43b4-99be-e2740d00e3fa","from":{"id":"user-id-0","aadObjectId":"00000000-0000-0000-0000-0000000000020"},
         "serviceUrl":"http://localhost:56150/_connector",
         "conversation":{"conversationType":"personal","tenantId":"00000000-0000-0000-0000-0000000000001","id":"84cf4d59-39ac-4570-b6bf-c2cc413540e5"},
         "recipient":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"},
         "membersAdded":[{"id":"user-id-0","aadObjectId":"00000000-0000-0000-0000-0000000000020"},{"id":"00000000-0000-0000-0000-00000000000011"}],
         "channelData":{"tenant":{"id":"00000000-0000-0000-0000-0000000000001"}},"channelId":"msteams"}
        """;

    public const string Submit = """
        {"type":"message","id":"a3d9e0c2-1a49-4ba8-af14-9ddb36a555fb","from":{"id":"user-id-0","name":"Alex Wilber","aadObjectId":"00000000-0000-0000-0000-0000000000020"},
         "localTimezone":"UTC","serviceUrl":"http://localhost:56150/_connector","conversation":{"conversationType":"personal","tenantId":"t","id":"84cf4d59"},
         "channelData":{"source":{"name":"message"},"tenant":{"id":"t"}},"replyToId":"1795302522802",
         "value":{"verb":"self-review.submit","comment":"my comment","multi":"line1\nline2","amount":"42","tops":"ham,corn"},"channelId":"msteams"}
        """;

    public const string Execute = """
        {"type":"invoke","id":"298b927a-d7d2-480a-ab43-789ca8bb32bb","from":{"id":"user-id-0","name":"Alex Wilber","aadObjectId":"00000000-0000-0000-0000-0000000000020"},
         "serviceUrl":"http://localhost:56150/_connector","conversation":{"conversationType":"personal","tenantId":"t","id":"84cf4d59"},
         "channelData":{"source":{"name":"message"},"tenant":{"id":"t"}},"replyToId":"1795302535763",
         "value":{"action":{"type":"Action.Execute","title":"Exec card","verb":"card","data":{"k1":"v1","amount":"42","tops":"ham,corn"}}},
         "name":"adaptiveCard/action","channelId":"msteams"}
        """;

    public const string GroupMessage = """
        {"type":"message","text":"<at>Test Bot</at> hi <at>Lin</at>","id":"31e83097","from":{"id":"user-id-0","name":"Alex Wilber"},"localTimezone":"Asia/Shanghai",
         "conversation":{"isGroup":true,"conversationType":"groupChat","tenantId":"t","id":"27bfe95d"},"recipient":{"id":"28:bot","name":"Test Bot"},
         "entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"Test Bot"},"text":"<at>Test Bot</at>"},
                     {"type":"mention","mentioned":{"id":"29:lin","name":"Lin"},"text":"<at>Lin</at>"}],
         "channelData":{"tenant":{"id":"t"}},"channelId":"msteams"}
        """;
}
