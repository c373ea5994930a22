using PerfBot.Bot.Commands;
using PerfBot.Bot.Hosting;

return args switch
{
    ["score", ..] => ScoreCommand.Run(args), // before a host is built: it needs none, and starts fast
    ["package", ..] => PackageCommand.Run(args, BotHost.Configuration(args), Console.Out, Console.Error),
    ["backup", ..] => await BackupCommands.BackupAsync(args, Console.Out, Console.Error),
    ["restore", ..] => await BackupCommands.RestoreAsync(args, Console.Out, Console.Error),
    ["verify", ..] => await BackupCommands.VerifyAsync(args, Console.Out, Console.Error),
    ["jobs", ..] => await JobsCommand.RunAsync(args, Console.Out),
    ["migrate", ..] => await MigrateCommand.RunAsync(args, Console.Out),
    ["import", ..] => await ImportCommand.RunAsync(args),
    _ => await BotHost.RunAsync(args),
};
