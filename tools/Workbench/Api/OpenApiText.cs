using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DeviceMailer.Workbench.Api;

/// <summary>What the OpenAPI document says of the API as a whole.</summary>
internal static class OpenApiText
{
    private const string Scheme = "token";

    /// <summary>Title, words, and how to be let in.</summary>
    internal static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "DeviceMailer workbench";
        document.Info.Version = "1";
        document.Info.Description = "Drives the virtual board as the page does. On loopback only; send the token that the workbench prints as a bearer token.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token in the address that the workbench prints." };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    });
}
