# Runs the device tests in nanoFramework's own runtime: tools/nanoclr.ps1 [FOLDER...]; tools/RealBoard/README.md says more.
$ErrorActionPreference = 'Stop'
dotnet run --project (Join-Path $PSScriptRoot 'RealBoard') -- nanoclr @args
exit $LASTEXITCODE
