using Mediation.Web.Commands;

return await CommandLine.RunAsync(args);
