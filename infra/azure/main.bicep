// What Stegvis runs on in Azure: one web app on Linux, one PostgreSQL flexible server, the bot's registration, a
// user-assigned managed identity and a log workspace. Plain constructs only. The template has not been compiled here:
// run `az bicep build` first, and read `az deployment group what-if` before you deploy.

@description('Short name for all resources, lower-case letters and digits, for example stegvisnorr.')
@minLength(3)
@maxLength(18)
param name string

@description('Application (client) id of the app registration that people sign in to and that reads SharePoint.')
param entraAppId string

@description('Password of the database administrator: at least 12 characters. Letters and digits only, as it becomes part of an address.')
@secure()
param databasePassword string

@description('Address of the zip that `npm ci && npm run build && zip -r` made, or of a release; read once at start.')
param packageUrl string

@description('Where everything is placed.')
param location string = resourceGroup().location

@description('Tenants whose people may use Stegvis, separated by commas.')
param allowedTenants string = tenant().tenantId

@description('Whether the app adds itself for members who lack it; wants TeamsAppInstallation.ReadWriteSelfForUser.All.')
param proactiveInstall bool = false

@description('Size of the web app. B1 serves a few hundred people.')
param webSku string = 'B1'

@description('Size of the database.')
param databaseSku string = 'Standard_B1ms'

var baseUrl = 'https://${name}.azurewebsites.net'
var databaseUser = 'stegvis'
var databaseName = 'stegvis'

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

// The bot proves who it is with this identity; it is also the federated credential of the app registration.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-db'
  location: location
  sku: {
    name: databaseSku
    tier: 'Burstable'
  }
  properties: {
    version: '17'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: { mode: 'Disabled' }
  }
}

resource databaseItself 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: database
  name: databaseName
  properties: {
    charset: 'UTF8'
    collation: 'sv_SE.utf8'
  }
}

// 0.0.0.0 means: addresses inside Azure. Replace it by a private endpoint where your rules ask for one.
resource databaseFirewall 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: database
  name: 'azure-services'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: webSku }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      healthCheckPath: '/readyz'
      appCommandLine: 'npm run serve'
      appSettings: [
        { name: 'WEBSITE_RUN_FROM_PACKAGE', value: packageUrl }
        // An orderly stop lets requests to Teams end, which may take 14 s; the default is 5 s.
        { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '30' }
        { name: 'BASE_URL', value: baseUrl }
        { name: 'ENTRA_APP_ID', value: entraAppId }
        { name: 'MANAGED_IDENTITY_CLIENT_ID', value: identity.properties.clientId }
        { name: 'MicrosoftAppId', value: identity.properties.clientId }
        { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
        { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
        { name: 'ALLOWED_TENANTS', value: allowedTenants }
        { name: 'PROACTIVE_INSTALL', value: proactiveInstall ? 'true' : 'false' }
        {
          name: 'DATABASE_URL'
          value: 'postgres://${databaseUser}:${databasePassword}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=require'
        }
      ]
    }
  }
}

resource webLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: web
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServiceHTTPLogs', enabled: true }
    ]
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Stegvis'
    endpoint: '${baseUrl}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

output baseUrl string = baseUrl
output botId string = identity.properties.clientId
output identityPrincipalId string = identity.properties.principalId
