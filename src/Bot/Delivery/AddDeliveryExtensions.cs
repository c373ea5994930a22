using PerfBot.Bot.Options;

namespace PerfBot.Bot.Delivery;

/// <summary>Registers what sends.</summary>
internal static class AddDeliveryExtensions
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.Lease > o.RequestTimeout, "Delivery:Lease has to be longer than Delivery:RequestTimeout.").ValidateOnStart();
        services.AddSingleton<Pace>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<OutboxCards>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<OutboxJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxJournal>()); // stops after the pump, which starts later
        services.AddHostedService<OutboxPump>();
        services.AddHealthChecks().AddCheck<DeliveryCheck>("delivery", tags: ["ready"]);
        return services;
    }
}
